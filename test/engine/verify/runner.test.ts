import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { configurationToken } from "../../../src/engine/verify/answers.ts";
import { startProgram } from "../../../src/engine/verify/child.ts";
import { type Monitor, startMonitor } from "../../../src/engine/verify/monitor.ts";
import { valuesConversation } from "../../../src/engine/verify/responders.ts";
import { findSdk, loadSdk } from "../../../src/engine/verify/sdk.ts";
import { relationsOf } from "../../../src/graph/relations.ts";
import { program, stack, writeProgram } from "./fixture.ts";

const sdk = loadSdk(findSdk([process.cwd()], ["@pulumi/pulumi"]));
const { responder } = valuesConversation(relationsOf(stack));

/** The arguments and settings of pulumi-language-nodejs. */
function runAsLanguageHost(folder: string, { address }: Monitor): Promise<number | null> {
  const run = join(sdk.modules, "@pulumi/pulumi/cmd/run/index.js");
  const keys = { zoneId: false, token: true };
  const configuration = Object.keys(keys).map((key) => [`provfair:${key}`, configurationToken(key)]);
  const child = spawn(
    process.execPath,
    [
      run,
      `--monitor=${address}`,
      `--engine=${address}`,
      "--project=provfair",
      "--stack=production",
      "--organization=organization",
      `--root-directory=${folder}`,
      `--pwd=${folder}`,
      "--parallel=16",
      "bin/index.js",
    ],
    {
      stdio: "ignore",
      env: {
        PATH: process.env["PATH"],
        NODE_PATH: sdk.modules,
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(configuration)),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(["provfair:token"]),
      },
    },
  );
  return new Promise((resolve) => child.once("exit", resolve));
}

function runOurselves(folder: string, { address }: Monitor): Promise<number | null> {
  const keys = ["zoneId", "token"];
  const { ended } = startProgram({
    entry: join(folder, "bin/index.js"),
    folder,
    modules: sdk.modules,
    address,
    project: "provfair",
    stack: "production",
    dryRun: false,
    configuration: Object.fromEntries(keys.map((key) => [key, configurationToken(key)])),
    secretKeys: ["token"],
    timeoutMs: 60_000,
  });
  return ended.then(({ code }) => code);
}

it("registers the same as Pulumi's own runner", async () => {
  const written = writeProgram(program);
  const registeredBy = async (run: (folder: string, monitor: Monitor) => Promise<number | null>) => {
    const monitor = await startMonitor({ sdk, stack, folder: written.folder, responder, onLog: () => undefined });
    try {
      expect(await run(written.folder, monitor)).toBe(0);
      const { resources, invokes, outputs } = monitor.registered();
      return { resources: [...resources].sort((a, b) => (a.urn < b.urn ? -1 : 1)), invokes, outputs };
    } finally {
      monitor.close();
    }
  };
  try {
    const ours = await registeredBy(runOurselves);
    expect(ours.resources).toHaveLength(16);
    expect(await registeredBy(runAsLanguageHost)).toEqual(ours);
  } finally {
    written.remove();
  }
});
