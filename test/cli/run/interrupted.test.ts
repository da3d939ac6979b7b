/** Ctrl-C in the run commands, over processes that answer as the engine's would. */
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Invocation, RunCommand } from "../../../src/cli/command.ts";
import { run as drift } from "../../../src/cli/commands/drift.ts";
import { run as preview } from "../../../src/cli/commands/preview.ts";
import { run as recover } from "../../../src/cli/commands/recover.ts";
import { run as up } from "../../../src/cli/commands/up.ts";
import type { PreparedRun } from "../../../src/cli/run/prepare.ts";
import { WORKS_ON, workOn } from "../../../src/engine/run/processes.ts";
import { createRedactor } from "../../../src/engine/run/redact.ts";

const prepared = vi.hoisted(() => ({ run: undefined as unknown }));
vi.mock("../../../src/cli/run/prepare.ts", () => ({ prepareRun: () => Promise.resolve(prepared.run) }));

let folder: string;
let log: string;
let lost: readonly unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "interrupted-"));
  log = join(folder, "log");
  appendFileSync(log, "");
  lost = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the processes were asked to do: `up images`. */
const asked = () => readFileSync(log, "utf8").split("\n").slice(0, -1);

/**
 * Processes that answer with `answer`, JavaScript of the operation's `request`: `end(outcome)` says how it ended, `cancel` is
 * called at the first Ctrl-C.
 */
function answering(answer: string): void {
  const script = join(folder, "child.cjs");
  writeFileSync(
    script,
    `const done = { kind: "succeeded", changes: {}, outputs: {}, state: { version: 3, deployment: {} } };
    const end = (outcome) => process.send({ kind: "end", outcome }, () => process.exit(0));
    let cancel = () => undefined;
    process.on("message", ({ kind, request }) => {
      if (kind === "cancel") return cancel();
      require("node:fs").appendFileSync(${JSON.stringify(log)}, request.operation + " " + request.stack + "\\n");
      ${answer}
    });`,
  );
  const emitted = ["images", "development"].map((name) => ({
    stack: { name, project: "shop", region: "us-east-1", environment: "development", nodes: [], outputs: {} },
    folder,
    files: 0,
    hashes: {},
    removed: [],
  }));
  const fake: Partial<PreparedRun> = {
    environment: "development",
    compiled: { label: "spec", files: [], sources: { platform: { name: "platform.yaml" }, environments: {} } } as never,
    emitted,
    elsewhere: [],
    cli: { root: undefined, version: "3.220.0" } as never,
    state: { url: "file:///nowhere", settings: folder } as never,
    backend: {
      locks: () => Promise.resolve([]),
      memory: () => ({
        lost: () => Promise.resolve(lost),
        remember: () => Promise.resolve(),
        sighted: () => Promise.resolve(0),
      }),
    } as never,
    script,
    modules: folder,
    variables: {},
    redactor: createRedactor([]),
  };
  prepared.run = fake;
}

/** Runs a command; `until` is what it is asked to do when Ctrl-C is pressed, so many times. */
async function interrupt(
  command: RunCommand,
  { until, times = 1, ...invocation }: Partial<Invocation> & { readonly until?: string; readonly times?: number },
) {
  let printed = "";
  const write = (text: string) => {
    printed += text;
  };
  const terminal = { cwd: folder, variables: {}, colours: {}, interactive: false, write, writeError: write } as never;
  const running = command({
    operands: [],
    environments: [],
    format: "pretty",
    today: "",
    options: {},
    terminal,
    ...invocation,
  });
  while (until !== undefined && !asked().includes(until)) await new Promise((resolve) => setTimeout(resolve, 10));
  for (let time = 0; time < times; time++) process.emit("SIGINT");
  return { code: await running, printed };
}

/** The first stack ends when it is cancelled, and succeeds all the same. */
const LATE = 'if (request.stack === "images") cancel = () => end(done); else end(done);';

it.each([
  ["up", up, "up"],
  ["preview", preview, "preview"],
  ["drift", drift, "drift"],
] as const)("%s does not end with 0 where stacks are left, and names them", async (_, command, operation) => {
  answering(LATE);
  const { code, printed } = await interrupt(command, { until: `${operation} images` });
  expect(code).toBe(130);
  expect(printed).toContain("interrupted, not run: development\n");
  expect(asked()).toEqual([`${operation} images`]);
});

it("says in JSON what was left", async () => {
  answering(LATE);
  const { code, printed } = await interrupt(drift, { until: "drift images", format: "json" });
  expect(code).toBe(130);
  const lines = printed.trim().split("\n");
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ kind: "left", stacks: ["development"], interrupted: true });
});

it("preview --save saves no plan of some of the stacks", async () => {
  answering(LATE);
  const options = { save: "plan.json" };
  expect((await interrupt(preview, { until: "preview images", options })).code).toBe(130);
  expect(existsSync(join(folder, "plan.json"))).toBe(false);
});

it("an up that Ctrl-C came too late for has done everything", async () => {
  answering('if (request.stack === "development") cancel = () => end(done); else end(done);');
  expect((await interrupt(up, { until: "up development" })).code).toBe(0);
});

it("an operation that was cancelled is told from one that failed", async () => {
  answering(
    'cancel = () => end({ kind: "failed", cause: "cancelled", message: "nothing more was begun", code: 255 });',
  );
  const { code, printed } = await interrupt(up, { until: "up images" });
  expect(code).toBe(130);
  expect(printed).toContain('error: stack "images" was cancelled before its end: nothing more was begun\n');
  expect(printed).toContain("interrupted, not run: development\n");
});

/** As Pulumi's command line does that reads the state, and as the process that would start it. */
const CANCELLED_EXPORT = `
  if (request.operation !== "export") end(done);
  cancel = () => end({ kind: "failed", cause: "cancelled", message: "nothing more was begun" });`;
const creation = {
  type: "creating",
  resource: {
    urn: "urn:pulumi:images::shop::aws:ecr/repository:Repository::web",
    type: "aws:ecr/repository:Repository",
    custom: true,
  },
};

it("an up whose recovery is cancelled does not follow", async () => {
  lost = [creation];
  answering(CANCELLED_EXPORT);
  const { code, printed } = await interrupt(up, { until: "export images" });
  expect(code).toBe(130);
  expect(printed).toContain('stack "images": cancelled before what is left open was found out');
  expect(asked()).toEqual(["export images"]);
});

it("a second Ctrl-C ends a recovery at once", async () => {
  answering("setTimeout(() => undefined, 60_000);");
  const { code, printed } = await interrupt(recover, { until: "export images", times: 2 });
  expect(code).toBe(130);
  expect(printed).toContain("ended at once");
  expect(asked()).toEqual(["export images"]);
});

it("nothing is looked up after a second Ctrl-C", async () => {
  const { urn, type } = creation.resource;
  const metadata = { op: "create", urn, type, new: creation.resource };
  const events = [
    { resOpFailedEvent: { metadata, status: 2, steps: 1 } },
    { diagnosticEvent: { severity: "error", urn, message: "error reading from server: EOF" } },
  ].map((event) => ({ kind: "event", event }));
  answering(`
    for (const event of ${JSON.stringify(events)}) process.send(event);
    setTimeout(() => require("node:fs").appendFileSync(${JSON.stringify(log)}, "told\\n"), 300);`);
  const { code, printed } = await interrupt(up, { until: "told", times: 2 });
  expect(code).toBe(3);
  expect(printed).toContain("the engine has been ended in the middle");
  expect(printed).not.toContain("left open was found out");
});

it("recover ends with 130 where it is cancelled", async () => {
  answering(CANCELLED_EXPORT);
  const { code } = await interrupt(recover, { until: "export images" });
  expect(code).toBe(130);
  expect(asked()).toEqual(["export images"]);
});

it.skipIf(process.platform !== "linux")("recovers nothing while a process of the run before lives", async () => {
  lost = [creation];
  answering("end(done);");
  const work = workOn({ backend: "file:///nowhere", project: "shop", stack: "images" });
  const provider = spawn("sleep", ["60"], { env: { ...process.env, [WORKS_ON]: work } });
  try {
    const { code, printed } = await interrupt(up, { times: 0 });
    expect(code).toBe(3);
    expect(printed).toContain(`wait until ${provider.pid} have ended`);
    expect(printed).toContain(`kill -9 ${provider.pid}\n`);
    expect(asked()).toEqual([]);
  } finally {
    provider.kill("SIGKILL");
  }
});
