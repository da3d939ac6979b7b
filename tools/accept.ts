/**
 * `npm run test:accept`: writes the baselines of the scenarios, deletes stale ones, and adds new names to the names
 * contract, from which nothing is ever removed. Prints what changed: a change that its author cannot explain is a bug.
 */
import { acceptNames } from "../test/support/names-contract.ts";
import { acceptScenarios } from "../test/support/scenarios.ts";

const root = process.cwd();
const changes = [...acceptScenarios(root), ...acceptNames(root)];
process.stdout.write(changes.length === 0 ? "nothing changed\n" : `${changes.join("\n")}\n`);
