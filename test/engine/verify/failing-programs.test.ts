/** Programs that fail, hang or end too early: each is reported, and no process is left behind. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { renderVerification } from "../../../src/engine/verify/render.ts";
import { verifyStack } from "../../../src/engine/verify/verify.ts";
import type { StackGraph } from "../../../src/graph/graph.ts";
import { GROUP_TOKEN } from "../../../src/graph/graph.ts";
import { node, stack, writeProgram } from "./fixture.ts";

/** A stack of one group: its program loads the SDK alone. */
const small: StackGraph = { ...stack, nodes: [node("component", GROUP_TOKEN, "gateway", {})], outputs: {} };
const head = `
  require("node:fs").appendFileSync(__dirname + "/processes", process.pid + "\\n");
  const pulumi = require("@pulumi/pulumi");
  const group = (name) => new pulumi.ComponentResource("${GROUP_TOKEN}", name, {});
`;

async function run(text: string, { timeoutMs = 60_000, signal }: { timeoutMs?: number; signal?: AbortSignal } = {}) {
  const written = writeProgram(head + text);
  try {
    const options = { stack: small, folder: written.folder, entry: "bin/index.js", timeoutMs };
    const result = await verifyStack(signal ? { ...options, signal } : options);
    return { result, text: renderVerification(result) };
  } finally {
    // On a busy machine a run can be stopped before the program's first line.
    const processes = join(written.folder, "bin/processes");
    if (existsSync(processes)) expectEnded(readFileSync(processes, "utf8"));
    written.remove();
  }
}

function expectEnded(processes: string) {
  const ids = processes.trim().split("\n").map(Number);
  expect(ids.length).toBeGreaterThan(0);
  for (const id of ids) expect(() => process.kill(id, 0), `process ${id} has ended`).toThrow("ESRCH");
}

it("passes the neighbour of the programs below", async () => {
  expect((await run(`group("gateway");`)).result.ok).toBe(true);
});

it("reports an error that the program throws, with what differs until then", async () => {
  const { result, text } = await run(`group("other"); setTimeout(() => { throw new Error("no such zone"); }, 200);`);
  expect(result.failures).toHaveLength(1);
  expect(result.failures[0]?.message).toBe("Error: no such zone");
  expect(result.differences.map(({ what, id }) => [what, id])).toEqual([["extra", `${GROUP_TOKEN}::other`]]);
  expect(text).toContain("production: the program failed: 1 resource planned, 1 difference\n\nError: no such zone\n");
});

it("reports an error while the program loads", async () => {
  const { result } = await run(`require("./nowhere");`);
  expect(result.failures[0]?.message).toMatch(/^Error: Cannot find module '\.\/nowhere'/);
  // The program's own line alone: the head of the program is before it.
  const frames = result.failures[0]?.message.split("\n").filter((line) => /^ +at /.test(line));
  expect(frames).toHaveLength(1);
  expect(frames?.[0]).toMatch(/bin\/index\.js:\d+:\d+/);
});

it("reports the first of many unhandled rejections once", async () => {
  const { result } = await run(
    `group("gateway"); for (let i = 0; i < 100; i++) Promise.reject(new Error("rejected " + i));`,
  );
  expect(result.failures.map(({ message }) => message.split("\n")[0])).toEqual(["Error: rejected 0"]);
  expect(result.ok).toBe(false);
});

it("reports a resource that is registered twice", async () => {
  const { result } = await run(`group("gateway"); group("gateway");`);
  expect(result.failures[0]?.message).toContain(
    `duplicate resource URN "urn:pulumi:production::provfair::${GROUP_TOKEN}::gateway"`,
  );
});

it("reports an error that the program logs, and waits no longer for it", async () => {
  const { result } = await run(`group("gateway"); pulumi.log.error("not so"); setInterval(() => {}, 1000);`);
  expect(result.failures[0]?.message).toBe("not so");
});

it("ends a program that never ends, whether it waits or computes", async () => {
  for (const forever of ["setInterval(() => {}, 1000)", "for (;;);"]) {
    const { result } = await run(`group("gateway"); ${forever}`, { timeoutMs: 5_000 });
    expect(result.failures.map(({ message }) => message)).toEqual(["the program did not end within 5 s"]);
  }
});

it("reports a program that waits for nothing", async () => {
  const { result } = await run(`group("gateway"); module.exports = () => new Promise(() => {});`);
  expect(result.ok).toBe(false);
  expect(result.failures[0]?.message).toMatch(/exit code 1|before it registered the outputs/);
});

it("reports a program that ends well without registering anything", async () => {
  const { result } = await run("process.exit(0);");
  expect(result.failures.map(({ message }) => message)).toEqual(["the program registered nothing"]);
});

it("reports an exit code, with what the program wrote", async () => {
  const { text } = await run(`console.error("out of luck"); process.exit(7);`);
  expect(text).toContain("the program ended with exit code 7\n    out of luck\n");
});

it("stops when it is told to", async () => {
  const controller = new AbortController();
  const reason = new Error("no longer wanted");
  const running = run(`group("gateway"); console.log("here"); setInterval(() => {}, 1000);`, {
    signal: controller.signal,
  });
  setTimeout(() => controller.abort(reason), 4_000);
  await expect(running).rejects.toBe(reason);
});

it("ends the program with its own process, by a signal too", async () => {
  const written = writeProgram(`${head} group("gateway"); setInterval(() => {}, 1000);`);
  const { buildSync } = await import("esbuild");
  const script = join(written.folder, "verify.mjs");
  writeFileSync(join(written.folder, "stack.json"), JSON.stringify(small));
  buildSync({
    stdin: {
      contents: `
        import { readFileSync } from "node:fs";
        import { verifyStack } from "./src/engine/verify/verify.ts";
        const stack = JSON.parse(readFileSync(${JSON.stringify(join(written.folder, "stack.json"))}, "utf8"));
        await verifyStack({ stack, folder: ${JSON.stringify(written.folder)}, entry: "bin/index.js", timeoutMs: 60000 });
      `,
      resolveDir: process.cwd(),
      loader: "ts",
    },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: script,
  });
  const processes = join(written.folder, "bin/processes");
  try {
    for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const) {
      rmSync(processes, { force: true });
      const parent = spawn(process.execPath, [script], { stdio: "ignore" });
      const ended = new Promise<NodeJS.Signals | null>((resolve) => parent.once("exit", (_, by) => resolve(by)));
      await waitFor(() => readFileSync(processes, "utf8").trim().split("\n").length === 2);
      parent.kill(signal);
      expect(await ended).toBe(signal);
      await waitFor(() => {
        expectEnded(readFileSync(processes, "utf8"));
        return true;
      });
    }
  } finally {
    written.remove();
  }
});

async function waitFor(condition: () => boolean): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      if (condition()) return;
    } catch (error) {
      if (attempt > 200) throw error;
    }
    if (attempt > 200) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
