/** A specification compiled for a command that needs its graph: findings said, stacks chosen. */
import { compile } from "../compiler/compile.ts";
import { SHARED_ENVIRONMENT } from "../compiler/lower/lower.ts";
import type { BuiltImage } from "../compiler/model/built-images.ts";
import type { DeliveryModel } from "../compiler/model/delivery.ts";
import type { RuleContext } from "../compiler/rules/rule.ts";
import { type Diagnostic, hasErrors } from "../diagnostic/diagnostic.ts";
import type { StackGraph } from "../graph/graph.ts";
import type { Source } from "../source/source.ts";
import type { Invocation } from "./command.ts";
import { amount } from "./render/amount.ts";
import { renderFindings } from "./render/findings.ts";
import { readSpecification, type Specification } from "./specification.ts";

export interface CompiledSpecification extends Specification {
  /** The stacks of the environments asked for, and those that environments share. */
  readonly stacks: readonly StackGraph[];
  /** The pipeline, if the specification has one. */
  readonly delivery: DeliveryModel | undefined;
  /** What is built, in any environment. */
  readonly images: readonly BuiltImage[];
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
  const { diagnostics: found, graph, delivery, images, environments } = compile({ sources, folder: label, today });
  if (graph === undefined || environments === undefined || hasErrors(found)) {
    printErrors(found, specification, { format, terminal });
    return undefined;
  }
  const diagnostics = found.filter((diagnostic) => concerns(diagnostic, selected));
  if (format !== "json") printWarnings(diagnostics, files, { format, terminal });
  const shown = [...selected, SHARED_ENVIRONMENT];
  const stacks = graph.stacks.filter(({ environment }) => shown.includes(environment));
  return { ...specification, stacks, delivery, images, environments, diagnostics };
}

/** Prints the findings of a specification with errors instead of what was asked for. */
export function printErrors(
  diagnostics: readonly Diagnostic[],
  { files }: Specification,
  { format, terminal }: Pick<Invocation, "format" | "terminal">,
): void {
  const isData = format === "json";
  const colours = isData ? terminal.colours.out : terminal.colours.error;
  const text = renderFindings(diagnostics, files, { format, colours });
  if (isData) terminal.write(text);
  else terminal.writeError(text);
}

/** Prints warnings; of notices only how many there are, since a person has asked for something else. */
function printWarnings(
  diagnostics: readonly Diagnostic[],
  files: readonly Source[],
  { format, terminal }: Pick<Invocation, "format" | "terminal">,
): void {
  const isPretty = format === "pretty";
  const shown = isPretty ? diagnostics.filter(({ severity }) => severity !== "notice") : diagnostics;
  const text = renderFindings(shown, files, { format, colours: terminal.colours.error });
  const notices = diagnostics.length - shown.length;
  if (text !== "") terminal.writeError(isPretty ? `${text}\n` : text);
  if (notices > 0) {
    const what = amount(notices, "notice");
    terminal.writeError(`${what}: "provfair-compile check" shows ${notices === 1 ? "it" : "them"}\n\n`);
  }
}

function concerns({ environments }: Diagnostic, selected: readonly string[]): boolean {
  return environments.length === 0 || environments.some((name) => selected.includes(name));
}
