/**
 * The script that runs a program as Pulumi's language host would, given to `node --eval`: what `@pulumi/pulumi/cmd/run`
 * does without source maps, calls for debug messages, stacks and what is not used, which together cost it most of its
 * time. A text, because it runs in the program's process and from any bundle of ours. Its settings are environment
 * variables (`PULUMI_NODEJS_*`, `PULUMI_CONFIG`), its argument is the entry file, and its standard input is its lifeline:
 * it ends with the process that started it.
 */
export const RUNNER = `
"use strict";
const entry = process.argv[1];
const Module = require("node:module");
const load = Module.createRequire(entry);
process.argv = [process.argv[0], entry];
process.stdin.on("error", () => process.exit(33)).on("end", () => process.exit(33)).resume();
process.stdin.unref();

// Half of the SDK's loading time is for what only the serialization of functions uses: it is loaded when it is used.
const loadNow = Module._load;
const late = new Set(["typescript", "@npmcli/arborist"]);
Module._load = function (request, ...rest) {
  if (!late.has(request)) return loadNow.call(this, request, ...rest);
  let loaded;
  const real = () => (loaded ??= loadNow.call(this, request, ...rest));
  return new Proxy(function () {}, {
    get: (_, key) => (key === "__esModule" ? true : real()[key]),
    construct: (_, words) => Reflect.construct(real(), words),
    apply: (_, self, words) => Reflect.apply(real(), self, words),
  });
};

const log = load("@pulumi/pulumi/log");
log.debug = () => Promise.resolve();
const settings = load("@pulumi/pulumi/runtime/settings");
const { runInPulumiStack } = load("@pulumi/pulumi/runtime/stack");

// Of the stack only the program's own lines.
const describe = (error) => {
  if (!(error instanceof Error)) return String(error);
  const foreign = (line) => /^ +at /.test(line) && /node_modules|node:internal|\\[eval\\]|\\(<anonymous>\\)/.test(line);
  return String(error.stack || error.message).split("\\n").filter((line) => !foreign(line)).join("\\n");
};

let failed = false;
const fail = (error) => {
  if (failed) return;
  failed = true;
  process.exitCode = 32;
  log.error(describe(error)).then(() => process.exit(32), () => process.exit(32));
};
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
process.on("exit", settings.disconnectSync);

// The program's own handlers of "beforeExit" come first, and what they start is waited for.
let last = false;
let signalled = false;
process.on("beforeExit", () => {
  process.nextTick(() => {
    if (last) return;
    last = true;
    setImmediate(() => undefined);
    process.on("beforeExit", (code) => {
      if (failed || signalled || code !== 0) return;
      signalled = true;
      settings.signalAndWaitForShutdown().catch(fail);
    });
  });
});

runInPulumiStack(async () => {
  // The SDK takes the stack of each of its promises; only while the program's own code runs is a stack worth its time.
  Error.stackTraceLimit = 10;
  let program;
  try {
    program = load(entry);
  } finally {
    Error.stackTraceLimit = 0;
  }
  return await (typeof program === "function" ? program() : program);
}).catch(fail);
`;
