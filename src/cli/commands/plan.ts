/** `plan`: every stack and resource that a specification stands for. */
import { planGraph } from "../../analysis/plan.ts";
import { Failure } from "../../diagnostic/failure.ts";
import { quotedList, suggestion } from "../../diagnostic/nearest.ts";
import type { StackGraph } from "../../graph/graph.ts";
import { urnsOf } from "../../graph/urn.ts";
import type { RunCommand } from "../command.ts";
import { type CompiledSpecification, compileSpecification } from "../compile-specification.ts";
import { exitCodes } from "../exit-codes.ts";
import { createOriginLocator } from "../places.ts";
import { renderAgentPlan } from "../plan/agent.ts";
import { renderListing } from "../plan/listing.ts";
import { type OverriddenProperty, overriddenProperties } from "../plan/overridden.ts";
import {
  type EnvironmentProtection,
  protectionsOf,
  renderAgentProtections,
  renderProtections,
} from "../plan/protection.ts";
import { coloursFor } from "../render/colours.ts";
import { jsonDiagnostics } from "../render/json.ts";
import { jsonText } from "../render/text.ts";

/** Prints the plan to standard output. Exit code 1 where the specification has errors. */
export const run: RunCommand = async (invocation) => {
  const compiled = compileSpecification(invocation);
  if (compiled === undefined) return exitCodes.findings;
  const { terminal, format, options } = invocation;
  const stacks = selectStack(compiled.stacks, options["stack"]);
  const overridden = overriddenProperties(stacks, compiled.environments);
  const protections = protectionsOf(compiled.environments, stacks);
  if (format === "json") {
    terminal.write(`${jsonText(planJson(compiled, { stacks, overridden, protections }))}\n`);
    return exitCodes.fine;
  }
  const placeOf = createOriginLocator(compiled);
  const colours = coloursFor(terminal.colours.out);
  const text =
    format === "agent"
      ? `${renderAgentPlan(stacks, overridden, placeOf)}${renderAgentProtections(protections)}`
      : `${renderListing(stacks, { overridden, placeOf, colours, columns: terminal.columns.out })}${renderProtections(protections, colours)}`;
  terminal.write(text);
  return exitCodes.fine;
};

/** The stack that was asked for; all where none was. Throws `Failure` for one that does not exist. */
function selectStack(stacks: readonly StackGraph[], wanted: string | boolean | undefined): readonly StackGraph[] {
  if (typeof wanted !== "string") return stacks;
  const found = stacks.filter(({ name }) => name === wanted);
  if (found.length > 0) return found;
  const names = stacks.map(({ name }) => name);
  throw new Failure({
    kind: "use",
    message: `there is no stack "${wanted}"`,
    help: `${suggestion(wanted, names)}give ${quotedList(names, names.length)}`,
  });
}

function planJson(
  { diagnostics, files }: CompiledSpecification,
  {
    stacks,
    overridden,
    protections,
  }: {
    readonly stacks: readonly StackGraph[];
    readonly overridden: readonly OverriddenProperty[];
    readonly protections: readonly EnvironmentProtection[];
  },
): object {
  const [{ project: platform = "" } = {}] = stacks;
  const urns = new Map(stacks.map((stack) => [stack.name, urnsOf(stack)]));
  return {
    stacks: planGraph({ platform, stacks }).stacks,
    overrides: overridden.map(({ stack, node, property, file, line }) => ({
      stack,
      urn: urns.get(stack)?.get(node) ?? node,
      property,
      file,
      line: line ?? null,
    })),
    backups: protections,
    diagnostics: jsonDiagnostics(diagnostics, files),
  };
}
