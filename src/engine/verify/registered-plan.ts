/** What a program registered in its preview, in the form of the plan. */
import type { PlanAlias, PlanResource, PlanStack } from "../../analysis/plan.ts";
import type { Relations } from "../../graph/relations.ts";
import { typeFacts } from "../../graph/sdk-facts.ts";
import { byUrn, stackUrn } from "../../graph/urn.ts";
import type { NodeId } from "../../graph/values.ts";
import { isRecord, mapWire, readOutputWire, redact, secretWire, UNKNOWN, type Wire } from "../../graph/wire.ts";
import { holdsConfiguration } from "./answers.ts";
import type { Registered, Registration } from "./registration.ts";

/** The registered resources and outputs. The values of configuration keys are ours, and unknown in a plan. */
export function registeredPlan({ resources, outputs }: Registered, relations: Relations): PlanStack {
  const { stack } = relations;
  const byId = new Map(resources.map((registration) => [registration.id, registration]));
  const urnOf = (id: NodeId) => byId.get(id)?.urn ?? id;
  const resource = (found: Registration): PlanResource => {
    const { ignoreChanges, aliases, provider } = found.options;
    return {
      urn: found.urn,
      type: found.type,
      name: found.name,
      inputs: planned(found.inputs) as PlanResource["inputs"],
      parent: found.parent === undefined ? stackUrn(stack) : urnOf(found.parent),
      dependencies: [...found.dependencies].map(urnOf).sort(),
      protect: found.options["protect"] === true,
      retainOnDelete: found.options["retainOnDelete"] === true,
      ignoreChanges: (ignoreChanges ?? []) as readonly string[],
      aliases: ownAliases(found, (aliases ?? []) as readonly Wire[]).map((alias) => planAlias(alias, found, urnOf)),
      provider: typeof provider === "string" ? urnOf(provider) : null,
      region: found.kind === "resource" ? regionOf([found, byId.get(String(provider))], stack.region) : null,
      origin: relations.find(found.id)?.origin ?? null,
      madeBy: null,
    };
  };
  return {
    name: stack.name,
    project: stack.project,
    resources: resources.map(resource).sort(byUrn),
    outputs: planned(outputs ?? {}) as PlanStack["outputs"],
  };
}

function planned(value: Wire): Wire {
  const plain = mapWire(value, (part) => {
    if (typeof part === "string" && holdsConfiguration(part)) return UNKNOWN;
    const output = readOutputWire(part);
    if (output === undefined) return part;
    const known = output.value ?? UNKNOWN;
    return output.secret ? secretWire(known) : known;
  });
  return redact(plain as Wire);
}

/** The aliases that the program gives, without those of the type's own. */
function ownAliases(found: Registration, aliases: readonly Wire[]): readonly Wire[] {
  const types = typeFacts(found.type)?.aliases ?? [];
  return aliases.filter(
    (alias) => !(isRecord(alias) && alias["name"] === undefined && types.includes(String(alias["type"]))),
  );
}

function planAlias(alias: Wire, found: Registration, urnOf: (id: NodeId) => string): PlanAlias {
  if (!isRecord(alias)) return {};
  const { name, type, parent } = alias;
  return {
    ...(typeof name === "string" ? { name } : {}),
    ...(typeof type === "string" ? { type } : {}),
    ...(parent === (found.parent ?? null) ? {} : { parent: typeof parent === "string" ? urnOf(parent) : null }),
  };
}

function regionOf(candidates: readonly (Registration | undefined)[], otherwise: string): string {
  for (const candidate of candidates) {
    const region = candidate?.inputs["region"];
    if (typeof region === "string") return region;
  }
  return otherwise;
}
