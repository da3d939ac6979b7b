import { expect, it } from "vitest";
import { type Backend, refuseLiving } from "../../../src/cli/run/backend.ts";
import type { Machine } from "../../../src/engine/run/holder.ts";
import type { Lock } from "../../../src/engine/run/locks.ts";

const stack = { name: "images", project: "shop", environment: "production" };
const since = new Date("2026-11-22T21:00:00Z");
const lock = { user: "anna", host: "laptop", process: 4711, since };
const alive: Machine = { host: "laptop", startOf: () => since };

const refuse = (locks: readonly Lock[] | undefined, machine: Machine = alive) => {
  const backend: Pick<Backend, "locks"> = { locks: () => Promise.resolve(locks) };
  return refuseLiving(backend, stack, machine);
};

it("refuses to release the lock of a run that goes on here, whoever else holds one", async () => {
  await expect(refuse([{ ...lock, host: "runner-7" }, lock])).rejects.toMatchObject({
    kind: "use",
    message: expect.stringMatching(
      /^stack "images" is held by anna@laptop, process 4711, for .*, and that process is running; no lock was released$/,
    ),
    help: expect.stringContaining(
      "If process 4711 is another program, in a container with the same host name for instance, give --force",
    ),
  });
});

it("lets go of what nobody holds, of runs that have ended, and of those of which nothing is known", async () => {
  await refuse([]);
  await refuse(undefined);
  await refuse([{ ...lock, host: "runner-7" }]);
  await refuse([lock], { ...alive, startOf: () => undefined });
});
