/** The report of a benchmark. */
import type { Measurement } from "./measure.ts";

/** The report as Markdown; the first measurement is bare Node, which the others are ratios to. */
export function resultsText(measurements: readonly Measurement[], machine: string): string {
  const [bare] = measurements;
  if (bare === undefined) return "";
  const rows = measurements.map(({ name, milliseconds, mebibytes }) => [
    name,
    seconds(milliseconds),
    (milliseconds / bare.milliseconds).toFixed(2),
    seconds(milliseconds - bare.milliseconds),
    mebibytes.toFixed(0),
  ]);
  const growth = growthRows(measurements);
  return `# Benchmark

\`npm run bench\` writes this page: medians of several runs that take turns, on ${machine}. Ratios hold between
machines better than seconds do. Memory is the peak of the largest process. Operations on the engine are in [engine.md](engine.md).

${table(["", "seconds", "× bare node", "over bare node", "MiB"], rows)}${
  growth.length > 0 ? `\n## Twice the services\n\n${table(["services", "time(2n) / time(n)"], growth)}` : ""
}${environmentsText(measurements)}`;
}

function growthRows(measurements: readonly Measurement[]): readonly (readonly string[])[] {
  const times = new Map<number, number>();
  for (const { name, milliseconds } of measurements) {
    const services = /^check, (\d+) services$/.exec(name)?.[1];
    if (services !== undefined) times.set(Number(services), milliseconds);
  }
  return [...times].flatMap(([services, time]) => {
    const twice = times.get(2 * services);
    return twice === undefined ? [] : [[`${services} → ${2 * services}`, (twice / time).toFixed(2)]];
  });
}

function environmentsText(measurements: readonly Measurement[]): string {
  const rows = measurements.flatMap(({ name, milliseconds }) => {
    const one = measurements.find((other) => name === `${other.name}, 3 environments`);
    if (one === undefined) return [];
    const further = (milliseconds / one.milliseconds - 1) / 2;
    return [[one.name, `${(100 * further).toFixed(0)} %`]];
  });
  return rows.length === 0 ? "" : `\n## Each further environment\n\n${table(["", "more time"], rows)}`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const numbers = head.slice(1).map(() => "---:");
  return [head, ["---", ...numbers], ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
