/**
 * The names contract: logical names by type token, and physical names, of the reference specification. A changed name
 * destroys infrastructure, so the file may only grow.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { loadSpec } from "../../src/cli/load-spec.ts";
import type { GraphNode, ResourceGraph } from "../../src/graph/graph.ts";
import type { Source } from "../../src/source/source.ts";
import { graphOf } from "./compiled.ts";

/** By stack, then by token: logical names; and those of them that have a physical name, with it. */
export interface NamesContract {
  readonly [stack: string]: { readonly [token: string]: { readonly [logicalName: string]: string | null } };
}

const FILE = "test/graph/names.golden.json";
/** Inputs that name the object in AWS. */
const PHYSICAL = [
  "name",
  "namePrefix",
  "bucket",
  "path",
  "family",
  "identifier",
  "replicationGroupId",
  "userGroupId",
  "userId",
];

/** The names of the reference specification as it is, and of what its CDN takes the place of. */
export function presentNames(root: string): NamesContract {
  const { sources } = loadSpec({ cwd: root, path: "spec" });
  const bare = (source: Source): Source => {
    const document = parseDocument(source.text);
    document.delete("cdn");
    return { ...source, text: document.toString() };
  };
  const environments = Object.entries(sources.environments).map(([name, source]) => [name, bare(source)]);
  const without = { ...sources, platform: bare(sources.platform), environments: Object.fromEntries(environments) };
  return united(namesOf(graphOf(without)), namesOf(graphOf(sources)));
}

function united(one: NamesContract, other: NamesContract): NamesContract {
  const stacks = [...new Set([...Object.keys(one), ...Object.keys(other)])].map((stack) => {
    const [a, b] = [one[stack] ?? {}, other[stack] ?? {}];
    const tokens = [...new Set([...Object.keys(a), ...Object.keys(b)])].map((token) => [
      token,
      sorted({ ...a[token], ...b[token] }),
    ]);
    return [stack, sorted(Object.fromEntries(tokens) as Record<string, Record<string, string | null>>)] as const;
  });
  return Object.fromEntries(stacks);
}

export function namesOf({ stacks }: ResourceGraph): NamesContract {
  return Object.fromEntries(
    stacks.map(({ name, nodes }) => {
      const tokens: Record<string, Record<string, string | null>> = {};
      for (const node of nodes) {
        if (node.kind === "invoke") continue;
        tokens[node.token] = { ...tokens[node.token], [node.name]: physicalName(node) };
      }
      return [name, sorted(tokens, sorted)];
    }),
  );
}

/** What is written in the program; `null` where Pulumi makes the name. */
function physicalName({ inputs }: GraphNode): string | null {
  const given = PHYSICAL.flatMap((key) => (typeof inputs[key] === "string" ? [inputs[key]] : []));
  return given.length === 0 ? null : given.join(" ");
}

function sorted<T>(record: Readonly<Record<string, T>>, inner: (value: T) => T = (value) => value): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, inner(value)]),
  );
}

/** The contract as it is committed. */
export function contractedNames(root: string): NamesContract {
  const file = join(root, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as NamesContract) : {};
}

/** What breaks the contract: names that are gone, and physical names that are others. */
export function brokenNames(contract: NamesContract, present: NamesContract): string[] {
  return entriesOf(contract).flatMap(([stack, token, name, physical]) => {
    const tokens = present[stack]?.[token];
    if (tokens === undefined || !Object.hasOwn(tokens, name)) return [`${stack}: ${token} ${name} is gone`];
    const now = tokens[name] ?? null;
    return now === physical ? [] : [`${stack}: ${token} ${name} was called ${physical}, now ${now}`];
  });
}

/** Names that the contract does not hold yet. */
export function newNames(contract: NamesContract, present: NamesContract): string[] {
  return entriesOf(present).flatMap(([stack, token, name]) =>
    Object.hasOwn(contract[stack]?.[token] ?? {}, name) ? [] : [`${stack}: ${token} ${name}`],
  );
}

function entriesOf(names: NamesContract): (readonly [string, string, string, string | null])[] {
  return Object.entries(names).flatMap(([stack, tokens]) =>
    Object.entries(tokens).flatMap(([token, entries]) =>
      Object.entries(entries).map(([name, physical]) => [stack, token, name, physical] as const),
    ),
  );
}

/** Adds new names to the file; removes and changes none. Returns a line for each. */
export function acceptNames(root: string): readonly string[] {
  const [contract, present] = [contractedNames(root), presentNames(root)];
  const added = newNames(contract, present);
  if (added.length === 0) return [];
  const stacks = [...new Set([...Object.keys(contract), ...Object.keys(present)])].sort();
  const whole = stacks.map((stack) => {
    const tokens = [...new Set([...Object.keys(contract[stack] ?? {}), ...Object.keys(present[stack] ?? {})])].sort();
    return [
      stack,
      Object.fromEntries(
        tokens.map((token) => [token, sorted({ ...present[stack]?.[token], ...contract[stack]?.[token] })]),
      ),
    ];
  });
  writeFileSync(join(root, FILE), `${JSON.stringify(Object.fromEntries(whole), undefined, 2)}\n`);
  return added.map((line) => `new name: ${line}`);
}
