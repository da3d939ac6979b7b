/** `npm run bench`: measures the command line of dist/ and writes bench/results.md. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { type Measurement, measure, type Subject } from "./measure.ts";
import { type BenchmarkSize, benchmarkPlatform } from "./platform.ts";
import { resultsText } from "./results.ts";

const scratch = ".tmp/bench";
const command = "bin/provfair-compile.js";

/** Writes a platform below the scratch folder and returns its path. */
function write(size: BenchmarkSize): string {
  const folder = join(scratch, `${size.services}x${size.environments}`);
  for (const [name, text] of Object.entries(benchmarkPlatform(size))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function subject(name: string, words: readonly string[], runs: number): Subject {
  return { name, words: [command, ...words], runs };
}

function checks(): readonly Subject[] {
  const sizes = [20, 40, 200, 400, 1000, 2000, 2500, 5000];
  return sizes.map((services) => {
    const folder = write({ services, environments: 1 });
    return subject(`check, ${services} services`, ["check", folder], services > 1000 ? 3 : 7);
  });
}

function furtherEnvironments(): readonly Subject[] {
  return [200, 1000].map((services) => {
    const folder = write({ services, environments: 3 });
    return subject(`check, ${services} services, 3 environments`, ["check", folder], 5);
  });
}

function programs(): readonly Subject[] {
  return [20, 200].flatMap((services) => {
    const folder = write({ services, environments: 1 });
    const out = join(folder, "build");
    return [
      subject(`emit, ${services} services`, ["emit", folder, "--out", out], 3),
      subject(`verify, ${services} services`, ["verify", folder], services > 20 ? 1 : 3),
    ];
  });
}

rmSync(scratch, { recursive: true, force: true });
const wanted = process.argv[2] ?? "";
const bare: Subject = { name: "bare node", words: ["-e", "0"], runs: 15 };
const subjects: readonly Subject[] = [
  bare,
  subject("--version", ["--version"], 15),
  subject("check --help", ["check", "--help"], 7),
  subject("check, reference specification", ["check", "spec"], 15),
  subject("plan, reference specification", ["plan", "spec"], 7),
  ...checks(),
  ...furtherEnvironments(),
  ...programs(),
];
const measured: readonly Measurement[] = measure(subjects.filter((one) => one === bare || one.name.includes(wanted)));
const machine = `${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "unknown"}, Node ${process.versions.node}`;
const text = resultsText(measured, machine);
if (wanted === "") writeFileSync("bench/results.md", text);
process.stdout.write(text);
rmSync(scratch, { recursive: true, force: true });
