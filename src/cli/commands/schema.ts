/** `schema`: the JSON Schema for editors. */
import { readFileSync } from "node:fs";
import { Failure } from "../../diagnostic/failure.ts";
import { quotedList, suggestion } from "../../diagnostic/nearest.ts";
import type { JsonSchema } from "../../emitters/json-schema/json-schema.ts";
import { withOwnNames } from "../../emitters/json-schema/own-names.ts";
import type { RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { loadSpec } from "../load-spec.ts";
import { ownNames } from "../own-names.ts";
import { packageFile } from "../package-files.ts";

const kinds = ["platform", "environment", "inventory"] as const;

/** Prints the schema to standard output as the package carries it; with `--of`, with the names of a specification in it. */
export const run: RunCommand = async ({ operands: [kind = "platform"], options, terminal }) => {
  if (!kinds.some((known) => known === kind)) {
    throw new Failure({
      kind: "use",
      message: `there is no schema "${kind}"`,
      help: `${suggestion(kind, kinds)}give ${quotedList(kinds)}`,
    });
  }
  const { of } = options;
  if (typeof of === "string" && kind === "inventory") {
    throw new Failure({
      kind: "use",
      message: "an inventory refers to no entry by a name that an editor could propose",
      help: 'leave out "--of", or give "platform" or "environment"',
    });
  }
  const text = readFileSync(packageFile("schemas", `${kind}.schema.json`), "utf8");
  if (typeof of !== "string") terminal.write(text);
  else {
    // In an environment's file, what environments add may be meant, too.
    const names = ownNames(loadSpec({ cwd: terminal.cwd, path: of }).sources, kind === "environment");
    terminal.write(`${JSON.stringify(withOwnNames(JSON.parse(text) as JsonSchema, names), null, 2)}\n`);
  }
  return exitCodes.fine;
};
