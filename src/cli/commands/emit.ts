/** `emit`: writes the programs, or the workflows. */
import type { RunCommand } from "../command.ts";
import { compileSpecification } from "../compile-specification.ts";
import { emitStacks, outputFolder } from "../emit-stacks.ts";
import { exitCodes } from "../exit-codes.ts";
import { displayName } from "../files.ts";
import { amount } from "../render/amount.ts";
import { coloursFor } from "../render/colours.ts";
import { jsonDiagnostics } from "../render/json.ts";
import { jsonText } from "../render/text.ts";

/** Prints what was written to standard output. Exit code 1, and nothing written, where the specification has errors. */
export const run: RunCommand = async (invocation) => {
  const { terminal, format, options } = invocation;
  if (options["workflows"] === true) return (await import("../emit-workflows.ts")).runEmitWorkflows(invocation);
  const compiled = compileSpecification(invocation);
  if (compiled === undefined) return exitCodes.findings;
  const { cwd } = terminal;
  const given = typeof options["out"] === "string" ? options["out"] : undefined;
  const emitted = await emitStacks({ stacks: compiled.stacks, out: outputFolder(cwd, compiled.project, given), cwd });
  const written = emitted.map(({ stack, folder, files, removed }) => ({
    name: stack.name,
    folder: displayName(cwd, folder),
    files,
    removed,
  }));
  if (format === "json") {
    const diagnostics = jsonDiagnostics(compiled.diagnostics, compiled.files);
    terminal.write(`${jsonText({ stacks: written, diagnostics })}\n`);
    return exitCodes.fine;
  }
  const colours = coloursFor(terminal.colours.out);
  const width = Math.max(...written.map(({ folder }) => folder.length));
  for (const { folder, files, removed } of written) {
    const gone = removed.length > 0 ? `, ${removed.length} no longer` : "";
    terminal.write(
      `${format === "pretty" ? folder.padEnd(width) : folder}  ${colours.dim(`${amount(files, "file")}${gone}`)}\n`,
    );
  }
  return exitCodes.fine;
};
