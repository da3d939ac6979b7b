/** What the entries of a specification are called, for editors. */
import { environmentNames, type SpecSources } from "../compiler/analyze.ts";
import { storeKinds } from "../compiler/facts/entry-kinds.ts";
import { PREVIOUS } from "../compiler/facts/secrets.ts";
import { parseSpec } from "../compiler/parse/parse-spec.ts";
import { Failure } from "../diagnostic/failure.ts";
import type { OwnNames } from "../emitters/json-schema/own-names.ts";
import type { Source } from "../source/source.ts";

/**
 * The names that the platform's file declares; with `overlays` those that any environment adds, too. The files need not be
 * right: what is no map of entries gives no names. Throws `Failure` for one that is not even YAML.
 */
export function ownNames(sources: SpecSources, overlays: boolean): OwnNames {
  const files = overlays ? Object.values(sources.environments) : [];
  const roots = [sources.platform, ...files].map(rootOf);
  const entries = (section: string) => roots.flatMap((root) => Object.entries(mapIn(root, section)));
  const names = (...sections: readonly string[]) => unique(sections.flatMap(entries).map(([name]) => name));
  return {
    services: names("services"),
    stores: names(...storeKinds),
    queues: names("queues"),
    buckets: names("buckets"),
    secrets: names("secrets"),
    secretValues: unique(
      entries("secrets").flatMap(([name, secret]) => [name, ...partsOf(secret).map((part) => `${name}.${part}`)]),
    ),
    environments: environmentNames(sources),
  };
}

/** What of a secret can be injected beside the whole. */
function partsOf(secret: unknown): readonly string[] {
  if (!isMap(secret)) return [];
  const { keys, generate } = secret;
  return [...(Array.isArray(keys) ? keys.map(String) : []), ...(generate === undefined ? [] : [PREVIOUS])];
}

function rootOf(source: Source): unknown {
  const { value } = parseSpec(source);
  if (value !== undefined) return value.root;
  throw new Failure({
    kind: "use",
    message: `"${source.name}" cannot be read, so its names are not known`,
    help: '"provfair-compile check" says where it is wrong',
  });
}

function mapIn(root: unknown, key: string): Readonly<Record<string, unknown>> {
  const value = isMap(root) ? root[key] : undefined;
  return isMap(value) ? value : {};
}

function isMap(
  value: unknown,
): value is { readonly [key: string]: unknown; readonly keys?: unknown; readonly generate?: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
