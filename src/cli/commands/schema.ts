/** `schema`: the JSON Schema for editors. */
import { readFileSync } from "node:fs";
import { Failure } from "../../diagnostic/failure.ts";
import { quotedList, suggestion } from "../../diagnostic/nearest.ts";
import type { RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { packageFile } from "../package-files.ts";

const kinds = ["platform", "environment", "inventory"] as const;

/** Prints the schema to standard output as the package carries it. */
export const run: RunCommand = async ({ operands: [kind = "platform"], terminal }) => {
  if (!kinds.some((known) => known === kind)) {
    throw new Failure({
      kind: "use",
      message: `there is no schema "${kind}"`,
      help: `${suggestion(kind, kinds)}give ${quotedList(kinds)}`,
    });
  }
  terminal.write(readFileSync(packageFile("schemas", `${kind}.schema.json`), "utf8"));
  return exitCodes.fine;
};
