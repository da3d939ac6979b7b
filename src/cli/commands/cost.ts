/** `cost`: what each environment costs in a month, by the line of the specification that causes it. */
import { type Estimate, estimateStack } from "../../analysis/cost/estimate.ts";
import type { RunCommand } from "../command.ts";
import { type CompiledSpecification, compileSpecification } from "../compile-specification.ts";
import { costJson } from "../cost/json.ts";
import { renderCost } from "../cost/listing.ts";
import { exitCodes } from "../exit-codes.ts";
import { createOriginLocator } from "../places.ts";
import { coloursFor } from "../render/colours.ts";
import { jsonText } from "../render/text.ts";

/** Prints the estimate to standard output. Exit code 1 where the specification has errors. */
export const run: RunCommand = async (invocation) => {
  const compiled = compileSpecification(invocation);
  if (compiled === undefined) return exitCodes.findings;
  const { terminal, format } = invocation;
  const estimates = estimatesOf(compiled);
  const placeOf = createOriginLocator(compiled);
  if (format === "json") terminal.write(`${jsonText(costJson(estimates, placeOf))}\n`);
  else {
    const colours = coloursFor(terminal.colours.out);
    terminal.write(renderCost(estimates, { placeOf, colours, isShort: invocation.options["short"] === true }));
  }
  return exitCodes.fine;
};

/** Of every stack; what environments share is estimated with the usage of the first. */
function estimatesOf({ stacks, environments }: CompiledSpecification): readonly Estimate[] {
  return stacks.map((stack) => {
    const own = environments.find(({ environment }) => environment === stack.environment) ?? environments[0];
    return estimateStack(stack, (own as (typeof environments)[number]).spec.cost.usage);
  });
}
