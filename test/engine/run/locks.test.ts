import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { locksInFolder, locksInMessage } from "../../../src/engine/run/locks.ts";

it("reads every holder that Pulumi names", () => {
  const message =
    "error: the stack is currently locked by 2 lock(s). Either wait for the other process(es) to end or delete the lock " +
    "file with `pulumi cancel`.\n  s3://state/.pulumi/locks/organization/shop/development/1.json: created by " +
    "anna@laptop (pid 4711) at 2026-11-22T21:00:00Z\n  s3://state/.pulumi/locks/organization/shop/development/2.json: " +
    "created by ci@runner-7 (pid 12) at 2026-11-22T21:30:00+01:00";
  expect(locksInMessage(message)).toEqual([
    { user: "anna", host: "laptop", process: 4711, since: new Date("2026-11-22T21:00:00Z") },
    { user: "ci", host: "runner-7", process: 12, since: new Date("2026-11-22T20:30:00Z") },
  ]);
  expect(locksInMessage("[409] Conflict: Another update is currently in progress.")).toEqual([]);
});

it("reads the locks of one stack in a folder, and none where there is none", () => {
  const folder = mkdtempSync(join(tmpdir(), "locks-"));
  try {
    expect(locksInFolder(folder, "shop", "development")).toEqual([]);
    const locks = join(folder, ".pulumi/locks/organization/shop/development");
    mkdirSync(locks, { recursive: true });
    const content = { pid: 7, username: "anna", hostname: "laptop", timestamp: "2026-11-22T21:00:00Z" };
    writeFileSync(join(locks, "1.json"), JSON.stringify(content));
    writeFileSync(join(locks, "2.json"), '{"pid": 7, "user');
    expect(locksInFolder(folder, "shop", "development")).toEqual([
      { user: "anna", host: "laptop", process: 7, since: new Date("2026-11-22T21:00:00Z") },
    ]);
    expect(locksInFolder(folder, "shop", "production")).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
