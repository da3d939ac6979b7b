/** The table of backups: each store, what protects it and how, and beneath it what is not protected. */
import { protectionOf, type StoreProtection } from "../../compiler/model/protection.ts";
import type { RuleContext } from "../../compiler/rules/rule.ts";
import type { Colours } from "../render/colours.ts";
import { visibleLine } from "../render/text.ts";

export interface EnvironmentProtection {
  readonly environment: string;
  readonly stores: readonly StoreProtection[];
}

/** Of the environments among the stacks that are shown; those without a store are left out. */
export function protectionsOf(
  environments: readonly RuleContext[],
  stacks: readonly { readonly name: string }[],
): readonly EnvironmentProtection[] {
  const shown = new Set(stacks.map(({ name }) => name));
  return environments
    .filter(({ environment }) => shown.has(environment))
    .map(({ environment, spec }) => ({ environment, stores: protectionOf(spec) }))
    .filter(({ stores }) => stores.length > 0);
}

const HEAD = ["store", "kept by", "taken", "kept", "any moment", "elsewhere", "lost at most", "with the region"];

/** One table an environment; each ends with a line feed. */
export function renderProtections(protections: readonly EnvironmentProtection[], colours: Colours): string {
  return protections.map((one) => `\n${renderTable(one, colours)}`).join("");
}

function renderTable({ environment, stores }: EnvironmentProtection, colours: Colours): string {
  const rows = stores.filter(({ engine }) => engine !== null).map(cellsOf);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  const open = stores.flatMap(({ store, gaps }) => gaps.map((gap) => `    ${store}: ${visibleLine(gap)}`));
  return [
    `${colours.bold(`backups of ${environment}`)}`,
    ...(rows.length === 0 ? [] : [colours.dim(line(HEAD)), ...rows.map(line)]),
    ...(open.length === 0 ? [] : [`  ${colours.yellow("not protected")}`, ...open]),
  ]
    .map((text) => `${text}\n`)
    .join("");
}

function cellsOf(one: StoreProtection): readonly string[] {
  const { store, engine, taken, keptDays, pointInTimeDays, copies, lostMinutes, lostWithRegionMinutes } = one;
  return [
    store,
    engine ?? "",
    taken ?? "",
    daysText(keptDays),
    daysText(pointInTimeDays),
    copies.length === 0 ? "none" : `${copies[0]?.region}: ${copies.map(({ what }) => what).join("; ")}`,
    timeText(lostMinutes),
    timeText(lostWithRegionMinutes),
  ];
}

function daysText(days: number | null): string {
  return days === null ? "no" : `${days}d`;
}

function timeText(minutes: number | null): string {
  if (minutes === null) return "everything";
  if (minutes < 60) return `${minutes} min`;
  return minutes <= 2880 ? `${Math.ceil(minutes / 60)} h` : `${Math.ceil(minutes / 1440)} days`;
}

/** One line a store, for language models. */
export function renderAgentProtections(protections: readonly EnvironmentProtection[]): string {
  const lines = protections.flatMap(({ environment, stores }) =>
    stores.map((one) => {
      const cells = one.engine === null ? ["no backup"] : cellsOf(one).slice(1);
      const named = one.engine === null ? cells : cells.map((cell, at) => `${HEAD[at + 1]} ${cell}`);
      const parts = [`${environment} backup of ${one.store}`, ...named, ...one.gaps.map((gap) => `not: ${gap}`)];
      return `${visibleLine(parts.join(" | "))}\n`;
    }),
  );
  return lines.join("");
}
