/** A specification compiled for a command that needs its graph: findings said, stacks chosen. */
import { compile } from "../compiler/compile.ts";
import { SHARED_ENVIRONMENT } from "../compiler/lower/lower.ts";
import type { RuleContext } from "../compiler/rules/rule.ts";
import { type Diagnostic, hasErrors } from "../diagnostic/diagnostic.ts";
import type { StackGraph } from "../graph/graph.ts";
import type { Invocation } from "./command.ts";
import { renderFindings } from "./render/findings.ts";
import { readSpecification, type Specification } from "./specification.ts";

export interface CompiledSpecification extends Specification {
  /** The stacks of the environments asked for, and those that environments share. */
  readonly stacks: readonly StackGraph[];
  /** All environments. */
  readonly environments: readonly RuleContext[];
  /** Warnings and notices in the environments asked for. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads and compiles the specification that the first operand names. Undefined where it has errors, of whatever
 * environment, since shared stacks are made of all: they are printed then, as JSON to standard output where JSON was
 * asked for, else to standard error. Warnings go to standard error; with JSON they are the caller's.
 */
export function compileSpecification({
  operands: [path],
  environments: wanted,
  format,
  today,
  terminal,
}: Invocation): CompiledSpecification | undefined {
  const specification = readSpecification({ environments: wanted, terminal }, path);
  const { sources, files, selected, label } = specification;
  const { diagnostics: found, graph, environments } = compile({ sources, folder: label, today });
  const failed = graph === undefined || environments === undefined || hasErrors(found);
  const diagnostics = failed ? found : found.filter((diagnostic) => concerns(diagnostic, selected));
  const isData = format === "json";
  if (failed || (!isData && diagnostics.length > 0)) {
    const colours = isData ? terminal.colours.out : terminal.colours.error;
    const text = renderFindings(diagnostics, files, { format, colours });
    if (isData) terminal.write(text);
    else terminal.writeError(format === "pretty" && !failed ? `${text}\n` : text);
  }
  if (failed) return undefined;
  const shown = [...selected, SHARED_ENVIRONMENT];
  const stacks = graph.stacks.filter(({ environment }) => shown.includes(environment));
  return { ...specification, stacks, environments, diagnostics };
}

function concerns({ environments }: Diagnostic, selected: readonly string[]): boolean {
  return environments.length === 0 || environments.some((name) => selected.includes(name));
}
