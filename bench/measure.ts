/** Times and peak memory of child processes, taken in turns so that a slow minute of the machine falls on all alike. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Subject {
  readonly name: string;
  /** Node's arguments. */
  readonly words: readonly string[];
  /** How often it is timed; the memory takes one run more. */
  readonly runs: number;
}

export interface Measurement {
  readonly name: string;
  /** Median wall time in milliseconds. */
  readonly milliseconds: number;
  /** Peak resident memory in MiB of the largest process that took part. */
  readonly mebibytes: number;
}

/** Measures every subject, one run of each in turn. Throws for one that fails. */
export function measure(subjects: readonly Subject[]): readonly Measurement[] {
  const times = subjects.map((): number[] => []);
  const rounds = Math.max(...subjects.map(({ runs }) => runs));
  for (let round = 0; round < rounds; round++) {
    for (const [index, subject] of subjects.entries()) {
      if (round < subject.runs) times[index]?.push(timeOf(subject));
    }
  }
  return subjects.map((subject, index) => ({
    name: subject.name,
    milliseconds: median(times[index] ?? []),
    mebibytes: memoryOf(subject),
  }));
}

function timeOf(subject: Subject): number {
  const started = process.hrtime.bigint();
  run(subject, process.env);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/** Every Node process below the subject writes its own peak when it ends. */
function memoryOf(subject: Subject): number {
  const folder = mkdtempSync(join(tmpdir(), "bench-memory-"));
  try {
    const preload = `--import=${resolve("bench/record-memory.mjs")}`;
    run(subject, { ...process.env, NODE_OPTIONS: preload, BENCH_MEMORY: folder });
    const peaks = readdirSync(folder).map((name) => Number(readFileSync(join(folder, name), "utf8")));
    return Math.max(0, ...peaks) / 1024;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run({ name, words }: Subject, env: NodeJS.ProcessEnv): void {
  const { status, error, stderr } = spawnSync(process.execPath, words, {
    env: { ...env, NO_COLOR: "1" },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${name} ended with exit code ${status}: ${stderr.slice(0, 2000)}`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
