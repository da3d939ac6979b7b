/**
 * Marks the secrets in what was read of an object, so that Pulumi encrypts them with the state that recovery writes. A
 * provider marks only what its schema says is secret, and what it was asked with as a secret; that the program made a
 * value one, the cloud does not know.
 */
import { typeFacts } from "../../../graph/sdk-facts.ts";
import { isRecord, isSecretWire, isSpecialWire, shownSecretWire, type Wire } from "../../../graph/wire.ts";
import { type Deployment, markedAs, type ResourceState, secretValues, withoutMarks } from "../deployment.ts";
import type { LookupResult } from "../messages.ts";
import { createRedactor } from "../redact.ts";

/**
 * What was found, with its secrets marked: outputs that are secret by the type or by what the state has of the resource,
 * and each value that holds one of the resource's secrets, or its provider's, in any encoding. Takes an export that shows
 * secrets.
 */
export function withSecretsMarked({ urn, found }: LookupResult, deployment: Deployment): LookupResult {
  const { resources = [], pending_operations: pending = [] } = deployment;
  const own = [...resources, ...pending.map(({ resource }) => resource)].filter((one) => one.urn === urn);
  const providers = resources.filter((one) => own.some(({ provider }) => provider === `${one.urn}::${one.id}`));
  const redactor = createRedactor(secretValues({ resources: [...own, ...providers] }));
  const holds = (value: string | number | boolean | null) => redactor.value(value) !== value;
  return {
    urn,
    found: found.map(({ outputs, ...object }) => ({
      ...object,
      outputs: own.reduce(
        (marked, resource) => markedAs(marked, { ...resource, additionalSecretOutputs: secretOutputsOf(resource) }),
        Object.fromEntries(Object.entries(outputs).map(([property, value]) => [property, markedIn(value, holds)])),
      ),
    })),
  };
}

/** The outputs that are secrets by name: what its class would say, too, since of a lost creation the state has nothing. */
export function secretOutputsOf({ type, additionalSecretOutputs = [] }: ResourceState): readonly string[] {
  return [...new Set([...additionalSecretOutputs, ...(typeFacts(type)?.secretOutputs ?? [])])];
}

function markedIn(value: Wire, holds: (value: string | number | boolean | null) => boolean): Wire {
  if (isSecretWire(value)) return value;
  if (Array.isArray(value)) return value.map((member: Wire) => markedIn(member, holds));
  if (!isRecord(value)) return holds(value as string | number | boolean | null) ? shownSecretWire(value) : value;
  // A key cannot be marked, nor a part of what is one value.
  const whole = isSpecialWire(value) ? holds(JSON.stringify(value)) : Object.keys(value).some(holds);
  if (whole) return shownSecretWire(withoutMarks({ value })["value"] ?? null);
  if (isSpecialWire(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, markedIn(member, holds)]));
}
