import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Automation, holdsKey, openStack } from "../../../../src/engine/run/child/stack.ts";
import type { OperationFlags, OperationRequest } from "../../../../src/engine/run/messages.ts";

let settings = "";
beforeEach(() => {
  settings = mkdtempSync(join(tmpdir(), "settings-"));
});
afterEach(() => rmSync(settings, { recursive: true, force: true }));

/** Opens a stack that the backend does not have, and reads its state; resolves with the stacks that were made. */
async function madeBy(
  operation: OperationRequest["operation"],
  flags: OperationFlags = {},
): Promise<readonly string[]> {
  const made: string[] = [];
  const missing = () => Promise.reject(Object.assign(new Error("no stack named"), { name: "StackNotFoundError" }));
  const workspace = {
    workDir: settings,
    envVars: {},
    pulumiCommand: { run: missing },
    selectStack: missing,
    createStack: (name: string) => {
      made.push(name);
      return Promise.resolve();
    },
  };
  const api = {
    LocalWorkspace: { create: () => Promise.resolve(workspace) },
    Stack: { select: (name: string) => Promise.resolve({ name, workspace }) },
  } as unknown as Automation;
  const request = { operation, flags, settings, stack: "production", project: "shop", backend: "file:///state" };
  const { before } = await openStack(api, { ...request, providers: [], environment: {} } as never, {
    command: {} as never,
    program: () => Promise.resolve({}),
  });
  await before();
  return made;
}

const write = (text: string) => writeFileSync(join(settings, "Pulumi.production.yaml"), text);

it("makes a stack that has no settings, or none with a key, and that the backend does not have", async () => {
  expect(await madeBy("preview")).toEqual(["production"]);
  write("environment:\n  - shop/atlas\n");
  expect(await madeBy("up")).toEqual(["production"]);
});

it("makes no stack whose settings hold its key: its state is elsewhere, or lost", async () => {
  for (const key of ["encryptionsalt: v1:c2FsdA==", "secretsprovider: awskms://alias/shop\nencryptedkey: a2V5"]) {
    write(`${key}\nconfig:\n  shop:encryptedkey: x\n`);
    for (const operation of ["preview", "up", "destroy"] as const) {
      await expect(madeBy(operation)).rejects.toMatchObject({ name: "StackNotFoundError" });
    }
  }
});

it("makes it where somebody has said that its state begins anew", async () => {
  write("encryptionsalt: v1:c2FsdA==\n");
  expect(await madeBy("preview", { newState: true })).toEqual(["production"]);
  expect(await madeBy("up", { newState: true })).toEqual(["production"]);
  await expect(madeBy("destroy", { newState: true })).rejects.toMatchObject({ name: "StackNotFoundError" });
});

it("tells a key of the stack from a value that is called like one", () => {
  write("config:\n  encryptionsalt: mine\n");
  expect(holdsKey({ settings, stack: "production" })).toBe(false);
  expect(holdsKey({ settings, stack: "development" })).toBe(false);
});
