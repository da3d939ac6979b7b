/** `effective`: the complete specification, and where each value comes from. */
import { analyze } from "../../compiler/analyze.ts";
import { hasErrors } from "../../diagnostic/diagnostic.ts";
import type { RunCommand } from "../command.ts";
import { printErrors } from "../compile-specification.ts";
import { effectiveValues } from "../effective/values.ts";
import { renderEffective } from "../effective/yaml.ts";
import { exitCodes } from "../exit-codes.ts";
import { jsonDiagnostics } from "../render/json.ts";
import { jsonText } from "../render/text.ts";
import { readSpecification } from "../specification.ts";

/** Prints each environment to standard output. Exit code 1, and findings instead, where the specification has errors. */
export const run: RunCommand = async ({ operands: [path], environments, format, today, terminal }) => {
  const specification = readSpecification({ environments, terminal }, path);
  const { sources, files, selected } = specification;
  const { environments: contexts, diagnostics } = analyze({ sources, environments: selected, today });
  if (contexts === undefined || hasErrors(diagnostics)) {
    printErrors(diagnostics, specification, { format, terminal });
    return exitCodes.findings;
  }
  if (format !== "json") {
    terminal.write(contexts.map(({ environment, spec }) => renderEffective(environment, spec)).join("---\n"));
    return exitCodes.fine;
  }
  const found = contexts.map(({ environment, spec }) => ({
    name: environment,
    specification: spec,
    origins: effectiveValues(spec).map(({ path: at, place }) => ({
      path: at,
      file: place?.file ?? null,
      line: place?.line ?? null,
    })),
  }));
  terminal.write(`${jsonText({ environments: found, diagnostics: jsonDiagnostics(diagnostics, files) })}\n`);
  return exitCodes.fine;
};
