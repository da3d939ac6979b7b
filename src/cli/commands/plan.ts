import { Failure } from "../../diagnostic/failure.ts";
import type { RunCommand } from "../command.ts";

export const run: RunCommand = async () => {
  throw new Failure({ kind: "machine", message: '"plan" is being written', help: "wait for it" });
};
