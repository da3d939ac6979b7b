/**
 * `npm run bench -- engine`: preview and up through our commands against Pulumi's command line alone, on the same program
 * and the same simulated providers, in turns; writes bench/engine.md. The other side is Pulumi's CLI with the SDK's own
 * command for Node programs, started by a stand-in for the language host that only passes its words on.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type CommandRun, createCommandRun } from "../test/support/command-run.ts";
import { buildLanguageHost } from "../test/support/providers/build.ts";
import { benchmarkPlatform } from "./platform.ts";

const account = "111122223330";
const stack = "production";
/**
 * The most services of whose creation Pulumi writes the whole state twice for each resource, as it does by default. That
 * grows with the square and would take hours, of which the rest, and our share with it, would be no part worth measuring:
 * of more services either side writes the state at the end, which makes our share larger.
 */
const EVERY_STATE = 50;

export interface Comparison {
  readonly operation: string;
  readonly services: number;
  /** The least of all rounds, in seconds. */
  readonly ours: Cost;
  readonly bare: Cost;
}

/** What an operation takes, the providers' part included. */
export interface Cost {
  readonly wall: number;
  /** Processor time of all processes; on a busy machine it holds better than wall time. Only Linux tells. */
  readonly processor: number;
}

/** One side: an environment of its own, in which both operations start from nothing. */
interface Side {
  readonly preview: () => Promise<void>;
  readonly up: () => Promise<void>;
  readonly dispose: () => void;
}

/** Compares previews and creations of platforms of these sizes. Throws where an operation fails. */
export async function compareWithBareEngine(sizes: readonly number[], rounds: number): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const services of sizes) {
    const times: Record<string, Cost[]> = { "ours preview": [], "ours up": [], "bare preview": [], "bare up": [] };
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 === 0 ? (["ours", "bare"] as const) : (["bare", "ours"] as const);
      for (const name of order) {
        const side = await (name === "ours" ? ourSide : bareSide)(services);
        try {
          times[`${name} preview`]?.push(await cost(side.preview));
          times[`${name} up`]?.push(await cost(side.up));
        } finally {
          side.dispose();
        }
      }
    }
    for (const operation of ["preview", "up"]) {
      const [ours = [], bare = []] = [times[`ours ${operation}`], times[`bare ${operation}`]];
      comparisons.push({ operation, services, ours: leastCost(ours), bare: leastCost(bare) });
    }
  }
  return comparisons;
}

async function project(services: number): Promise<CommandRun> {
  const files = Object.entries(benchmarkPlatform({ services, environments: 1 }));
  const run = await createCommandRun(Object.fromEntries(files.map(([path, text]) => [`spec/${path}`, text])), account);
  if (services > EVERY_STATE) run.variables["PULUMI_ROOT"] = withoutCheckpoints(run);
  return run;
}

/** The folder of a command line that writes the state at the end: our commands do not hand on the variables that say so. */
function withoutCheckpoints({ folder, variables }: CommandRun): string {
  const root = join(folder, "../pulumi-without-checkpoints");
  const command = join(root, "bin/pulumi");
  const real = join(variables["PULUMI_ROOT"] ?? "", "bin/pulumi");
  mkdirSync(join(root, "bin"), { recursive: true });
  writeFileSync(command, `#!/bin/sh\nPULUMI_EXPERIMENTAL=1 PULUMI_SKIP_CHECKPOINTS=1 exec '${real}' "$@"\n`);
  chmodSync(command, 0o755);
  return root;
}

async function ourSide(services: number): Promise<Side> {
  const run = await project(services);
  const give = async (command: string) => {
    const { status, stdout, stderr } = await run.run(command, "--environment", stack, "--stack", stack, "--quiet");
    if (status !== 0) throw new Error(`${command} ended with exit code ${status}: ${stderr}${stdout}`);
  };
  return { preview: () => give("preview"), up: () => give("up"), dispose: run.dispose };
}

async function bareSide(services: number): Promise<Side> {
  const run = await project(services);
  const emitted = await run.run("emit");
  if (emitted.status !== 0) throw new Error(`emit ended with exit code ${emitted.status}: ${emitted.stderr}`);
  const backend = pathToFileURL(join(run.folder, ".."));
  const env = {
    ...run.variables,
    PATH: [await buildLanguageHost(), run.variables["PATH"]].join(delimiter),
    PULUMI_BACKEND_URL: backend.href,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const pulumi = (...words: readonly string[]) => {
    const { status, stderr, stdout } = spawnSync(
      join(run.variables["PULUMI_ROOT"] ?? "", "bin/pulumi"),
      [...words, "--stack", stack, "--non-interactive"],
      { cwd: join(run.folder, "build", stack, stack), env, encoding: "utf8", maxBuffer: 512 * 1024 * 1024 },
    );
    if (status !== 0) throw new Error(`pulumi ${words[0]} ended with exit code ${status}: ${stderr}${stdout}`);
    return Promise.resolve();
  };
  // Our preview makes the stack too, where there is none.
  const preview = async () => {
    await pulumi("stack", "init");
    await pulumi("preview");
  };
  return { preview, up: () => pulumi("up", "--yes", "--skip-preview"), dispose: run.dispose };
}

/** The report as Markdown. */
export function comparisonText(comparisons: readonly Comparison[], rounds: number): string {
  const machine = `${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "unknown"}, Node ${process.versions.node}`;
  const rows = comparisons.map(
    ({ operation, services, ours, bare }) =>
      `| ${operation}, ${services} services | ${ours.wall.toFixed(1)} | ${bare.wall.toFixed(1)} | ${(ours.wall / bare.wall).toFixed(2)} | ${(ours.processor / bare.processor).toFixed(2)} |\n`,
  );
  return `# Benchmark of operations

\`npm run bench -- engine\` writes this page: wall time of our commands, compilation included, against Pulumi's command line
alone, each from nothing, the making of the stack included, on the same program and simulated providers; ${rounds === 1 ? "one run" : `the least of ${rounds} runs`} of each side in turns, on ${machine}.
The machine's load over the last quarter of an hour was ${loadavg()[2]?.toFixed(1)}; processor time holds better than wall time where it is not
idle. Pulumi's own host of Node programs is not part of the comparison: a stand-in starts the SDK's command for programs as it does.
Above ${EVERY_STATE} services either side writes the state once, at the end (PULUMI_SKIP_CHECKPOINTS): written with every resource, as is the
default, it would take most of the time of both, and our share would be smaller.

| | ours, seconds | Pulumi alone, seconds | ours / alone | processor time, ours / alone |
| --- | ---: | ---: | ---: | ---: |
${rows.join("")}`;
}

/** Runs the comparison and writes its report: `npm run bench -- engine [ROUNDS] [SIZE …]`. */
export async function benchEngine(words: readonly string[]): Promise<void> {
  const [rounds = 3, ...sizes] = words.map(Number);
  const text = comparisonText(await compareWithBareEngine(sizes.length === 0 ? [20, 200] : sizes, rounds), rounds);
  if (words.length === 0) writeFileSync("bench/engine.md", text);
  process.stdout.write(text);
}

async function cost(work: () => Promise<void>): Promise<Cost> {
  const [started, before] = [process.hrtime.bigint(), processorOfChildren()];
  await work();
  return { wall: Number(process.hrtime.bigint() - started) / 1e9, processor: processorOfChildren() - before };
}

/** Of processes that have ended and been waited for, theirs included: clock ticks of a hundredth (proc(5), cutime and cstime). */
function processorOfChildren(): number {
  if (process.platform !== "linux") return Number.NaN;
  const fields = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** What others do on the machine only adds. */
function leastCost(costs: readonly Cost[]): Cost {
  return {
    wall: Math.min(...costs.map(({ wall }) => wall)),
    processor: Math.min(...costs.map(({ processor }) => processor)),
  };
}
