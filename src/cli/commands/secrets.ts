/** `secrets set | list`: the values that people supply. */
import { Failure } from "../../diagnostic/failure.ts";
import type { RunCommand } from "../command.ts";

const actions: Readonly<Record<string, () => Promise<{ readonly run: RunCommand }>>> = {
  set: () => import("../secrets/set.ts"),
  list: () => import("../secrets/list.ts"),
};

/** Exit code 1 where the specification has errors; 2 for a secret that cannot be set; 3 for what AWS refuses. */
export const run: RunCommand = async (invocation) => {
  const [action = "", ...operands] = invocation.operands;
  const load = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (load !== undefined) return (await load()).run({ ...invocation, operands });
  const help = "write secrets set or secrets list";
  throw new Failure({ kind: "use", message: `"${action}" is nothing that secrets can do`, help });
};
