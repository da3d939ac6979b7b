/** docs/language and docs/limits.md against the compiler: tables as the schema has them, anchors, links, and every example run. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compile } from "../../src/compiler/compile.ts";
import { rules } from "../../src/compiler/rules/index.ts";
import { emitJsonSchema, schemaNames } from "../../src/emitters/json-schema/emitter.ts";
import type { JsonSchema } from "../../src/emitters/json-schema/json-schema.ts";
import { anchorsOf, schemaAt, tablesOf, withTables } from "../../tools/language-tables.ts";
import { examplesIn } from "../support/language-examples.ts";

const folder = "docs/language/";
const names = readdirSync(folder).map((name) => `${folder}${name}`);
const pages = new Map([...names, "docs/limits.md"].map((name) => [name, readFileSync(name, "utf8")]));
const entries = [...pages].map(([name, page]) => ({ name, page }));

describe.each(entries)("$name", ({ name, page }) => {
  it("has its tables as the schema has them; `npm run generate:docs` writes them", () => {
    expect(page).toBe(withTables(page));
  });

  it("has each anchor once", () => {
    const anchors = anchorsOf(page);
    expect(anchors).toEqual([...new Set(anchors)]);
  });

  it("leads nowhere that is not there", () => {
    const base = name.slice(0, name.lastIndexOf("/") + 1);
    const links = [...page.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]*))?\)/g)];
    for (const [link, file = "", anchor] of links) {
      const path = file === "" ? name : new URL(file, `file:///${base}`).pathname.slice(1);
      expect([link, existsSync(path)]).toEqual([link, true]);
      if (anchor === undefined) continue;
      expect([link, anchorsOf(readFileSync(path, "utf8")).includes(anchor)]).toEqual([link, true]);
    }
  });

  for (const [index, example] of examplesIn(page).entries()) {
    it(`example ${index + 1} compiles: ${example.title}`, () => {
      const { diagnostics, graph } = compile({ sources: example.sources, folder: "spec", today: "2026-11-22" });
      expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
      expect(graph?.stacks.length).toBeGreaterThan(0);
    });
  }
});

it.each(rules.map(({ name, section }) => ({ name, section })))(
  "the section of $name exists: $section",
  ({ section }) => {
    const [file = "", anchor = ""] = section.split("#");
    expect(anchorsOf(pages.get(file) ?? "")).toContain(anchor);
  },
);

/** Every map of the language with its path; the same map in two places counts once. */
function* mapsOf(schema: JsonSchema, path: string): Generator<{ readonly path: string; readonly fields: string }> {
  const below = (step: string) => (path === "" ? step : `${path}.${step}`);
  if (schema.properties !== undefined) yield { path, fields: shape(schema) };
  for (const [key, member] of Object.entries(schema.properties ?? {})) yield* mapsOf(member, below(key));
  for (const member of schema.anyOf ?? []) yield* mapsOf(member, path);
  const { additionalProperties: values, items } = schema;
  if (typeof values === "object") yield* mapsOf(values, below("*"));
  if (items !== undefined) yield* mapsOf(items, below("*"));
}

function shape(schema: JsonSchema): string {
  return Object.keys(schema.properties ?? {}).join(" ");
}

it("has a table for every map of the language", () => {
  const tabled = new Set(entries.flatMap(({ page }) => tablesOf(page).map((place) => shape(schemaAt(place)))));
  const missing = schemaNames
    .flatMap((root) => [...mapsOf(emitJsonSchema(root), "")])
    // Told in words: hostedZone's one field, defaults, and the service's own fields under defaults.
    .filter(
      ({ path, fields }) =>
        !tabled.has(fields) && !["defaults", "defaults.service", "domain.hostedZone"].includes(path),
    );
  expect(missing).toEqual([]);
});

it("lists under defaults.service what a service has too", () => {
  const [service, common] = ["services.*", "defaults.service"].map(
    (path) => schemaAt({ root: "platform", path }).properties ?? {},
  );
  for (const [key, field] of Object.entries(common ?? {}))
    expect(field.markdownDescription).toBe(service?.[key]?.markdownDescription);
});

it("names every page in the index", () => {
  const index = pages.get("docs/language/README.md") ?? "";
  const unnamed = readdirSync(folder).filter((name) => name !== "README.md" && !index.includes(`(${name})`));
  expect(unnamed).toEqual([]);
});

it("runs enough examples to mean something", () => {
  const count = entries.reduce((sum, { page }) => sum + examplesIn(page).length, 0);
  expect(count).toBeGreaterThan(20);
  for (const { page } of entries)
    for (const [, text = ""] of page.matchAll(/^```yaml.*\n([\s\S]*?)^```$/gm)) expect(() => parse(text)).not.toThrow();
});
