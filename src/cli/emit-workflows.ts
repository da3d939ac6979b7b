/** `emit --workflows`: the pipeline's workflows instead of the programs. */
import { resolve } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { Failure } from "../diagnostic/failure.ts";
import { emitWorkflows } from "../emitters/workflows/emitter.ts";
import pulumiVersions from "../engine/run/pulumi-versions.json" with { type: "json" };
import type { Invocation } from "./command.ts";
import { compileSpecification } from "./compile-specification.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { coloursFor } from "./render/colours.ts";
import { jsonDiagnostics } from "./render/json.ts";
import { jsonText } from "./render/text.ts";
import { projectInRepository, repositoryFolder, writeWorkflows } from "./write-workflows.ts";

/** Throws `Failure` where the specification has no pipeline, or a file of somebody else's is in the way. */
export function runEmitWorkflows(invocation: Invocation): ExitCode {
  const { terminal, format, options, environments } = invocation;
  if (environments.length > 0) {
    throw new Failure({
      kind: "use",
      message: "the workflows are about all environments",
      help: "leave --environment out; delivery.environments says which are deployed",
    });
  }
  const compiled = compileSpecification(invocation);
  if (compiled === undefined) return exitCodes.findings;
  const { delivery, project, label } = compiled;
  if (delivery === undefined) {
    throw new Failure({
      kind: "use",
      message: 'the specification has no "delivery", so there are no workflows',
      help: "write delivery: { provider: github-actions, repository: OWNER/NAME } into platform.yaml",
    });
  }
  const { cwd } = terminal;
  const repository = repositoryFolder(project);
  const emitted = emitWorkflows(delivery, {
    compiler: packageJson.version,
    pulumi: pulumiVersions.tested,
    project: projectInRepository(repository, project),
    specification: label,
  });
  const out = options["out"];
  const target = typeof out === "string" && out !== "" ? resolve(cwd, out) : repository;
  const { files } = writeWorkflows(emitted, { repository: target, cwd });
  if (format === "json") {
    const diagnostics = jsonDiagnostics(compiled.diagnostics, compiled.files);
    terminal.write(`${jsonText({ workflows: files, diagnostics })}\n`);
    return exitCodes.fine;
  }
  const colours = coloursFor(terminal.colours.out);
  const width = Math.max(...files.map(({ path }) => path.length));
  for (const { path, change } of files) {
    terminal.write(`${format === "pretty" ? path.padEnd(width) : path}  ${colours.dim(change)}\n`);
  }
  return exitCodes.fine;
}
