/** `init`: makes what a platform needs before its first up. Each form of it is a file of `../init`. */
import { Failure } from "../../diagnostic/failure.ts";
import type { RunCommand } from "../command.ts";

/** The forms, by the option that asks for each. */
const forms: Readonly<Record<string, () => Promise<{ readonly run: RunCommand }>>> = {
  backend: () => import("../init/backend.ts"),
};

/** Exit code 1 where the specification has errors; 2 where nobody has said that it may go on. */
export const run: RunCommand = async (invocation) => {
  const [first, ...rest] = invocation.operands;
  if (first === "service") return (await import("../init/service.ts")).run({ ...invocation, operands: rest });
  if (rest.length > 0) {
    const message = `"${first}" is nothing that init can make`;
    throw new Failure({ kind: "use", message, help: "write init service NAME, or init --backend" });
  }
  const [form, other] = Object.keys(forms).filter((name) => invocation.options[name] === true);
  const load = form === undefined || other !== undefined ? undefined : forms[form];
  if (load !== undefined) return (await load()).run(invocation);
  const names = Object.keys(forms).map((name) => `--${name}`);
  throw new Failure({
    kind: "use",
    message: other === undefined ? "init is not told what to make" : "init makes one thing at a time",
    help: `give ${names.join(" or ")}, or write init service NAME`,
  });
};
