/** docs/coverage.md against the compiler: what it names exists, and what the promises' tests prove is in it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reference } from "../support/promises.ts";

interface Row {
  readonly promise: string;
  readonly types: readonly string[];
  readonly proofs: readonly string[];
}

const page = readFileSync("docs/coverage.md", "utf8");
const [realised = "", open = ""] = page.split("\n## Open\n");

const rows: readonly Row[] = realised
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (Promise|---) /.test(line))
  .map((line) => {
    const [, promise = "", types = "", proofs = ""] = line.split("|").map((cell) => cell.trim());
    return {
      promise,
      types: [...types.matchAll(/`([^`]+)`/g)].map(([, type = ""]) => type),
      proofs: [...proofs.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = ""]) => path),
    };
  });

const tokens = new Set(reference.stacks.flatMap(({ nodes }) => nodes.map(({ token }) => token)));
const titles = readdirSync("test/promises").flatMap((file) => {
  const path = join("test/promises", file);
  return [...readFileSync(path, "utf8").matchAll(/^it\("(.*)", /gm)].map(([, title = ""]) => ({ path, title }));
});

it("has rows, and says what is open", () => {
  expect(rows.length).toBeGreaterThan(20);
  expect(open).toContain("| Standby in US West");
});

describe.each(rows)("$promise", ({ promise, types, proofs }) => {
  it("is realised by resources that the reference has", () => {
    const missing = types.filter(
      (type) => ![...tokens].some((token) => token === type || token.startsWith(`${type}:`)),
    );
    expect(missing).toEqual([]);
  });

  it("is proven by tests that are there, and the one of its name if it has one", () => {
    expect(proofs.length).toBeGreaterThan(0);
    expect(proofs.filter((path) => !existsSync(path))).toEqual([]);
    const named = proofs.filter((path) => path.startsWith("test/promises/"));
    expect(named.map((path) => ({ path, title: promise }))).toEqual(
      titles.filter(({ path, title }) => named.includes(path) && title === promise),
    );
  });
});

it("has a row for every test of a promise", () => {
  const promises = rows.map(({ promise }) => promise);
  expect(titles.map(({ title }) => title).sort()).toEqual(
    rows
      .filter(({ proofs }) => proofs.some((path) => path.startsWith("test/promises/")))
      .map(({ promise }) => promise)
      .sort(),
  );
  expect(promises).toEqual([...new Set(promises)]);
});
