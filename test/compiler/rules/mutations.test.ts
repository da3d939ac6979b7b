/**
 * Every rule against the reference specification: one mutation that exactly this rule reports. And the repository's
 * side of a rule: its file, its test, its page and its mutation stand under its name, and nothing else stands there.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Document, parse, parseDocument } from "yaml";
import { analyze, type SpecSources } from "../../../src/compiler/analyze.ts";
import { rules } from "../../../src/compiler/rules/index.ts";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import type { Source } from "../../../src/source/source.ts";

/** A change of one file below `spec/`; one that is not there is created. */
interface Mutation {
  readonly file: string;
  /** Dotted paths and what is put there; list indexes are numbers. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** The environments that the findings must name, where that matters. */
  readonly environments?: readonly string[];
}

const root = new URL("../../../", import.meta.url);
const reference = new Map<string, string>();
for (const folder of ["", "environments/", "inventory/"]) {
  for (const entry of readdirSync(new URL(`spec/${folder}`, root), { withFileTypes: true })) {
    if (entry.isFile())
      reference.set(folder + entry.name, readFileSync(new URL(`spec/${folder}${entry.name}`, root), "utf8"));
  }
}

/** The reference asks for a release that has ended, as its source does, and promises more than its parts do. */
const KNOWN = ["rule/database-version-ending", "rule/objective-above-parts"];

describe("the reference specification", () => {
  it("has the warnings that it is meant to have, and no other findings", () => {
    const found = findingsOf(reference);
    expect(found.map(({ code }) => code)).toEqual(KNOWN);
    expect(found.filter(({ severity }) => severity !== "warning")).toEqual([]);
  });
});

describe("mutations of the reference specification", () => {
  it.each(slugs("test/mutations", ".yaml"))("%s is reported by its rule alone", (slug) => {
    const mutation = parse(readFileSync(new URL(`test/mutations/${slug}.yaml`, root), "utf8")) as Mutation;
    const before = new Set(findingsOf(reference).map(({ message }) => message));
    const found = findingsOf(mutate(mutation)).filter(
      ({ code, message }) => !before.has(message) && (code === `rule/${slug}` || !KNOWN.includes(code)),
    );
    expect(new Set(found.map(({ code }) => code)), JSON.stringify(found, undefined, 1)).toEqual(
      new Set([`rule/${slug}`]),
    );
    if (mutation.environments !== undefined) {
      const named = new Set(found.flatMap(({ environments }) => environments));
      expect([...named].sort()).toEqual([...mutation.environments].sort());
    }
  });
});

describe("the registry of rules", () => {
  const names = rules.map(({ name }) => name);

  it("is in the order of the alphabet, each name once", () => {
    expect(names).toEqual([...new Set(names)].sort());
  });

  it.each([
    ["src/compiler/rules", ".rule.ts"],
    ["docs/diagnostics/rule", ".md"],
    ["test/mutations", ".yaml"],
  ])("has the names of %s/*%s", (folder, suffix) => {
    expect(slugs(folder, suffix)).toEqual(names);
  });

  it("has the names of test/compiler/rules/*.test.ts, besides the tests of the framework", () => {
    const tests = slugs("test/compiler/rules", ".test.ts").filter(
      (name) => !["check-rules", "mutations", "speed"].includes(name),
    );
    expect(tests).toEqual(names);
  });

  it.each(["docs/diagnostics/rule", "test/mutations"])("owns all files of %s", (folder) => {
    const suffix = folder.startsWith("docs") ? ".md" : ".yaml";
    expect(readdirSync(new URL(folder, root)).filter((file) => !file.endsWith(suffix))).toEqual([]);
  });
});

function slugs(folder: string, suffix: string): string[] {
  const files = readdirSync(new URL(folder, root)).filter((file) => file.endsWith(suffix));
  return files.map((file) => file.slice(0, -suffix.length)).sort();
}

function mutate({ file, set = {}, remove = [] }: Mutation): ReadonlyMap<string, string> {
  const document: Document = parseDocument(reference.get(file) ?? "");
  for (const [path, value] of Object.entries(set)) document.setIn(path.split("."), document.createNode(value));
  for (const path of remove) {
    expect(document.hasIn(path.split(".")), `${path} in ${file}`).toBe(true);
    document.deleteIn(path.split("."));
  }
  const text = document.toString({ lineWidth: 0 });
  expect(text).not.toBe(reference.get(file));
  return new Map([...reference, [file, text]]);
}

/** What `analyze` says of a specification. */
function findingsOf(files: ReadonlyMap<string, string>): readonly Diagnostic[] {
  return analyze({ sources: sourcesOf(files), environments: undefined, today: "2026-11-22" }).diagnostics;
}

function sourcesOf(files: ReadonlyMap<string, string>): SpecSources {
  const folder = (name: string): Record<string, Source> => {
    const inside = [...files].filter(([file]) => file.startsWith(name));
    return Object.fromEntries(
      inside.map(([file, text]) => [file.slice(name.length).replace(/\.[a-z]+$/, ""), { name: `spec/${file}`, text }]),
    );
  };
  return {
    platform: { name: "spec/platform.yaml", text: files.get("platform.yaml") ?? "" },
    environments: folder("environments/"),
    inventories: folder("inventory/"),
  };
}
