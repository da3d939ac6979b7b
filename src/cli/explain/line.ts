/** Explains a line of the specification: what stands there, what it amounts to, and the resources that come from it. */
import type { SpecSources } from "../../compiler/analyze.ts";
import { parseSpec } from "../../compiler/parse/parse-spec.ts";
import { Failure } from "../../diagnostic/failure.ts";
import type { NodeId } from "../../graph/values.ts";
import { type Entry, entriesOf, entryPath, locate } from "../../source/positioned.ts";
import { lineCount, positionAt, type Source } from "../../source/source.ts";
import type { CompiledSpecification } from "../compile-specification.ts";
import { type Place, placeOf, placeText } from "../places.ts";
import type { Colours } from "../render/colours.ts";
import { jsonText, visibleLine } from "../render/text.ts";
import { nodeText } from "./node-text.ts";

export interface ExplainedLine extends Place {
  /** The YAML path, keys and indices joined by dots. */
  readonly path: string;
  /** What it amounts to, environments with the same value and origin together. */
  readonly effective: readonly EffectiveAt[];
  /** The path from which the resources come: this one, or the nearest above it that has any. */
  readonly resourcesOf: string;
  readonly resources: readonly { readonly resource: string; readonly stacks: readonly string[] }[];
}

interface EffectiveAt {
  readonly environments: readonly string[];
  /** Absent where the environment removes it. */
  readonly value?: unknown;
  /** Null for a default of the compiler's, and for what is not there. */
  readonly file: string | null;
  readonly line: number | null;
}

/** What there is to say of a line, from 1, of one of the specification's files. Throws `Failure` where nothing stands. */
export function explainLine(source: Source, line: number, compiled: CompiledSpecification): ExplainedLine {
  const { value: file } = parseSpec(source);
  const entry = file && entryAt(file.root, source, line);
  if (entry === undefined) {
    const count = lineCount(source);
    throw new Failure({
      kind: "use",
      message: `nothing is specified at "${source.name}:${line}"`,
      help: line > count ? `the file has ${count} lines` : "give the line of a key",
    });
  }
  const path = entryPath(entry);
  return {
    file: source.name,
    line,
    path: path.join("."),
    effective: effectiveAt(path, source, compiled),
    ...resourcesAt(path, source, compiled),
  };
}

/** The outermost entry that begins on the line, or else the innermost around it. */
function entryAt(root: object, source: Source, line: number): Entry | undefined {
  let around: Entry | undefined;
  const search = (container: object): Entry | undefined => {
    for (const [key, entry] of entriesOf(container) ?? []) {
      const first = positionAt(source, entry.keyStart).line;
      if (first === line) return onlyOne(entry, Reflect.get(container, key), source);
      if (first > line || positionAt(source, entry.end).line < line) continue;
      around = entry;
      const inner: unknown = Reflect.get(container, key);
      const found = typeof inner === "object" && inner !== null ? search(inner) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return search(root) ?? around;
}

/** Of `network: { natGateways: single }` on one line the inner key, which is what the line is about. */
function onlyOne(entry: Entry, value: unknown, source: Source): Entry {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return entry;
  const [inner, ...others] = entriesOf(value)?.values() ?? [];
  const lineOf = (offset: number) => positionAt(source, offset).line;
  if (inner === undefined || others.length > 0 || lineOf(inner.keyStart) !== lineOf(entry.keyStart)) return entry;
  return onlyOne(inner, Reflect.get(value, inner.key), source);
}

function effectiveAt(
  path: readonly (string | number)[],
  source: Source,
  { environments, selected, sources }: CompiledSpecification,
): readonly EffectiveAt[] {
  const groups = new Map<string, EffectiveAt>();
  const own = environmentOf(source, sources);
  for (const { environment, spec } of environments) {
    if (!selected.includes(environment) || (own !== undefined && own !== environment)) continue;
    const value = path.reduce<unknown>(
      (container, step) =>
        typeof container === "object" && container !== null ? Reflect.get(container, step) : undefined,
      spec,
    );
    const { entry, depth } = locate(spec, path);
    const place = entry !== undefined && depth === path.length ? placeOf(entry) : undefined;
    const found = { ...(value === undefined ? {} : { value }), file: place?.file ?? null, line: place?.line ?? null };
    const key = JSON.stringify(found);
    const known = groups.get(key);
    groups.set(key, { ...found, environments: [...(known?.environments ?? []), environment] });
  }
  return [...groups.values()];
}

/** The resources whose origin is the path, in whichever file it stands; of an environment's file in its own stack. */
function resourcesAt(
  path: readonly (string | number)[],
  source: Source,
  { sources, stacks }: CompiledSpecification,
): Pick<ExplainedLine, "resourcesOf" | "resources"> {
  const own = environmentOf(source, sources);
  for (let depth = path.length; depth > 0; depth--) {
    const at = path.slice(0, depth).join(".");
    const found = new Map<NodeId, string[]>();
    for (const { name, environment, nodes } of stacks) {
      if (own !== undefined && own !== environment) continue;
      for (const { id, kind, origin } of nodes) {
        const isHere = origin.path === at || (depth === path.length && origin.path.startsWith(`${at}.`));
        if (kind !== "invoke" && isHere) found.set(id, [...(found.get(id) ?? []), name]);
      }
    }
    if (found.size === 0) continue;
    return { resourcesOf: at, resources: [...found].map(([id, names]) => ({ resource: nodeText(id), stacks: names })) };
  }
  return { resourcesOf: path.join("."), resources: [] };
}

/** The environment whose file this is; undefined for the platform's. */
function environmentOf(source: Source, { environments }: SpecSources): string | undefined {
  return Object.entries(environments).find(([, file]) => file === source)?.[0];
}

/** The explanation for people; ends with a line feed. */
export function renderLine(explained: ExplainedLine, colours: Colours): string {
  const { path, effective, resources, resourcesOf } = explained;
  const lines = [`${colours.bold(path)} at ${placeText(explained)}`, "", colours.bold("Amounts to")];
  for (const { environments, file, line, ...rest } of effective) {
    const origin = file === null ? "" : colours.dim(`  # ${placeText({ file, line: line ?? undefined })}`);
    const isDefaults = path === "defaults" || path.startsWith("defaults.");
    const absent = isDefaults ? "part of each service that does not say otherwise" : "nothing: it is taken away";
    const value = Object.hasOwn(rest, "value") ? jsonText(rest.value) : absent;
    lines.push(
      `  ${colours.cyan(environments.join(", "))}${origin}`,
      ...value.split("\n").map((text) => `    ${text}`),
    );
  }
  lines.push("");
  if (resources.length === 0) return `${[...lines, "No resource comes from it alone."].join("\n")}\n`;
  lines.push(colours.bold(resourcesOf === path ? "Resources" : `Resources of ${resourcesOf}`));
  for (const { resource, stacks } of resources) {
    lines.push(`  ${visibleLine(resource)}  ${colours.dim(stacks.join(", "))}`);
  }
  return `${lines.join("\n")}\n`;
}
