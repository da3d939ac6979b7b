import { expect, it } from "vitest";
import { runCommand } from "../run-command.ts";

it("takes no rotation with a plan, which does not have it", async () => {
  expect(await runCommand("/nowhere", ["up", "--plan", "plan.json", "--rotate-cdn-secret"])).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "error: --rotate-cdn-secret changes what no plan has\n" +
      "help: bring the plan up first, then rotate: up --rotate-cdn-secret\n",
  });
});
