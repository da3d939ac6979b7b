/** The front end of the compiler, which reads aloud: parse → schema → overlay → rules. */
import { type Diagnostic, hasErrors } from "../diagnostic/diagnostic.ts";
import { mergeEnvironments } from "../diagnostic/merge.ts";
import type { Source } from "../source/source.ts";
import { createResolver } from "./overlay/resolve-overlay.ts";
import { type ParsedFile, parseSpec } from "./parse/parse-spec.ts";
import { checkRules } from "./rules/check-rules.ts";
import { rules as allRules } from "./rules/index.ts";
import type { Rule, RuleContext } from "./rules/rule.ts";
import { checkEnvironment, checkInventory, checkPlatform } from "./schema/check-schema.ts";
import { checkComplete } from "./schema/complete.ts";
import type { Inventory } from "./schema/inventory.ts";

/** The files of a specification, as text. */
export interface SpecSources {
  readonly platform: Source;
  /** By environment. Without any there is one, `production`, which changes nothing. */
  readonly environments: Readonly<Record<string, Source>>;
  /** By environment; absent for one whose pipeline has not run. */
  readonly inventories: Readonly<Record<string, Source>>;
}

export interface AnalyzeInput {
  readonly sources: SpecSources;
  /** The environments to look at; undefined for all. They must be among the sources. */
  readonly environments: readonly string[] | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Default: all rules. */
  readonly rules?: readonly Rule[];
}

export interface Analysis {
  /** In source order, one for all environments that share it. */
  readonly diagnostics: readonly Diagnostic[];
  /** The environments in order of their names; undefined where a mistake of form stands in the way. */
  readonly environments: readonly RuleContext[] | undefined;
  /** The platform without overlays, for what belongs to no environment; undefined like `environments`. */
  readonly base: RuleContext | undefined;
}

/** The environment of a platform that has no environment files. */
export const ONLY_ENVIRONMENT = "production";

/** What the platform without overlays is called where an environment is expected; it is in no finding. */
const BASE = "base";

/** The names of all environments of these sources, sorted. */
export function environmentNames({ environments }: SpecSources): readonly string[] {
  const names = Object.keys(environments).sort();
  return names.length === 0 ? [ONLY_ENVIRONMENT] : names;
}

/** Every mistake in the files; and the resolved environments, if form allows. Throws for bugs of ours only. */
export function analyze({ sources, environments, today, rules = allRules }: AnalyzeInput): Analysis {
  const diagnostics: Diagnostic[] = [];
  let base: RuleContext | undefined;
  const all = environmentNames(sources);
  const names = all.filter((name) => environments === undefined || environments.includes(name));

  const platformFile = take(parseSpec(sources.platform));
  const platform = platformFile && take(checkPlatform(platformFile));
  const overlays = names.map((environment) => {
    const source = sources.environments[environment];
    if (source === undefined) return { environment, overlay: emptyFile(environment), valid: true };
    const overlay = take(parseSpec(source));
    return { environment, overlay, valid: overlay !== undefined && take(checkEnvironment(overlay)) !== undefined };
  });
  const inventories = names.map((environment): Inventory | undefined => {
    const source = sources.inventories[environment];
    if (source === undefined) return {};
    const file = take(parseSpec(source));
    return file && take(checkInventory(file));
  });
  if (platform === undefined || hasErrors(diagnostics)) return finish(undefined);

  const resolver = createResolver(platform);
  const contexts = overlays.map(({ environment, overlay }, index): RuleContext => {
    const root = (overlay as ParsedFile).root;
    if (overlay !== undefined) diagnostics.push(...checkComplete(overlay, resolver.mergeOverlay(root), platform));
    const inventory = inventories[index] as Inventory;
    return { environment, names: all, spec: resolver.resolve(root), inventory, today };
  });
  if (hasErrors(diagnostics)) return finish(undefined);
  base = { environment: BASE, names: all, spec: resolver.resolve({}), inventory: {}, today };

  diagnostics.push(...checkRules(contexts, rules));
  return finish(contexts);

  function take<T>(outcome: { value: T | undefined; diagnostics: readonly Diagnostic[] }): T | undefined {
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  }
  function finish(found: readonly RuleContext[] | undefined): Analysis {
    return { diagnostics: mergeEnvironments(named(diagnostics, sources)), environments: found, base };
  }
}

/** Of a platform without environment files the only environment needs no name. */
function named(diagnostics: readonly Diagnostic[], sources: SpecSources): readonly Diagnostic[] {
  if (Object.keys(sources.environments).length > 0) return diagnostics;
  return diagnostics.map((diagnostic) => ({ ...diagnostic, environments: [] }));
}

function emptyFile(environment: string): ParsedFile {
  return {
    source: { name: `environments/${environment}.yaml`, text: "" },
    root: Object.create(null) as ParsedFile["root"],
  };
}
