/** What keeps an operation from its end without the cloud's doing: the stack's key, its state, its lock, the disk. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Lock, lockMessage, locksInFolder } from "../../src/engine/run/locks.ts";
import { createEngineRun, type EngineRun } from "../support/engine.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOfText, stackOf } from "../support/reference.ts";

const repository = "aws:ecr/repository:Repository";
const stack = stackOf(
  graphOfText("services: { web: { image: { build: web }, port: 8080 } }", {
    production: 'account: { id: "111122223333" }',
  }),
  "images",
);

describe.skipIf(findPulumi() === undefined)("the real engine", () => {
  let run: EngineRun;
  beforeEach(async () => {
    run = await createEngineRun({ project: stack.project });
    run.emit(stack);
  });
  afterEach(() => run.dispose());

  const stateFile = () => join(run.backend, ".pulumi", "stacks", stack.project, "images.json");
  /** Everything that an operation may change. */
  const everything = () => ({ cloud: run.cloud.list(), state: readFileSync(stateFile(), "utf8") });

  it("refuses a wrong passphrase, and changes nothing", async () => {
    await run.succeed("images", "up");
    const before = everything();
    const environment = { PULUMI_CONFIG_PASSPHRASE: "another passphrase" };
    for (const operation of ["up", "destroy"] as const) {
      // What is protected is refused before the passphrase is asked for.
      const { outcome } = await run.run("images", operation, { environment, flags: { keepProtected: true } });
      expect(outcome).toMatchObject({ kind: "failed", message: expect.stringContaining("incorrect passphrase") });
    }
    expect(everything()).toEqual(before);
    expect((await run.succeed("images", "up")).changes["update"]).toBeUndefined();
  });

  it("refuses a state that is no longer whole, and changes nothing", async () => {
    await run.succeed("images", "up");
    const whole = readFileSync(stateFile(), "utf8");
    writeFileSync(stateFile(), whole.slice(0, whole.length / 2));
    const before = everything();
    for (const operation of ["up", "destroy"] as const) {
      const { outcome } = await run.run("images", operation);
      expect(outcome).toMatchObject({
        kind: "failed",
        message: expect.stringContaining("unexpected end of JSON input"),
      });
    }
    expect(everything()).toEqual(before);
    // What the state was is in the backend's history, or a copy; with it everything is as before.
    writeFileSync(stateFile(), whole);
    expect(Object.keys((await run.succeed("images", "up")).changes)).toEqual(["same"]);
  });

  it("does one of two operations at once, and refuses the other, naming who holds the stack", async () => {
    await run.succeed("images", "preview");
    const release = run.cloud.inject({ does: { kind: "hold" }, operation: "create", type: repository });
    let other: ReturnType<EngineRun["run"]> | undefined;
    let locks: readonly Lock[] = [];
    const end = () => {
      locks = locksInFolder(run.backend, stack.project, "images");
      release();
    };
    const first = await run.run("images", "up", {
      onEvent: ({ resourcePreEvent }) => {
        if (resourcePreEvent?.metadata.type === repository) other ??= run.run("images", "up").finally(end);
      },
    });
    const second = await other;
    expect(first.outcome.kind).toBe("succeeded");
    // What the first has begun stands in the state already, or only its lock does. The commands tell both by the lock.
    expect(second?.outcome).toMatchObject({ kind: "failed", cause: expect.stringMatching(/^(conflict|pending)$/) });
    expect(lockMessage(locks)).toMatch(/locked by 1 lock[\s\S]*created by \S+@\S+ \(pid \d+\) at /);
    const created = run.cloud.changes();
    expect(new Set(created).size).toBe(created.length);
    expect(Object.keys((await run.succeed("images", "up")).changes)).toEqual(["same"]);
  });

  it.skipIf(!canMount())("on a full disk loses no object that it has made (needs the right to mount)", async () => {
    mountSmall(run.backend);
    try {
      await run.succeed("images", "preview");
      const filling = join(run.backend, "filling");
      let size = 0;
      run.cloud.inject({ does: { kind: "latency", milliseconds: 500 }, operation: "create", type: repository });
      const full = await run.run("images", "up", {
        flags: { parallel: 1 },
        onEvent: ({ resourcePreEvent }) => {
          if (resourcePreEvent?.metadata.type === repository && size === 0) size = fill(filling);
        },
      });
      expect(full.outcome).toMatchObject({
        kind: "failed",
        message: expect.stringContaining("no space left on device"),
      });
      expect(size).toBeGreaterThan(0);
      const known =
        run.state("images")?.deployment.resources?.flatMap(({ id, type }) => (id?.length ? [type] : [])) ?? [];
      for (const { type } of run.cloud.list()) expect(known).toContain(type);
    } finally {
      spawnSync("umount", [run.backend]);
    }
  });
});

/** Whether a small file system of its own can be had here. */
function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "mount-"));
  const mounted = mountSmall(folder);
  if (mounted) spawnSync("umount", [folder]);
  rmdirSync(folder);
  return mounted;
}

function mountSmall(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]).status === 0;
}

/** Writes a file until nothing more fits; returns its size in bytes. */
function fill(file: string): number {
  const block = Buffer.alloc(4096);
  let size = 0;
  try {
    for (;;) {
      writeFileSync(file, block, { flag: "a" });
      size += block.length;
    }
  } catch {
    return size;
  }
}
