/** Property values in Pulumi's wire form, as the simulated providers handle them. */
import {
  isRecord,
  isSecretWire,
  mapWire,
  readOutputWire,
  secretWire,
  UNKNOWN,
  type Wire,
} from "../../../src/graph/wire.ts";
import type { Properties } from "./store.ts";

/** A value without marks of secrets, and outputs as their values. */
export function plain(value: Wire): Wire {
  const change = (part: Wire): Wire => {
    if (isSecretWire(part)) return part.value;
    const output = readOutputWire(part);
    return output === undefined ? part : (output.value ?? UNKNOWN);
  };
  return mapWire(value, change) as Wire;
}

/** All properties without marks. */
export function plainProperties(properties: Properties): Properties {
  return plain(properties) as Properties;
}

/** `properties`, with those marked as secret that are, or hold, a secret in `like`. */
export function secretsAsIn(like: Properties, properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([property, value]) =>
      holdsSecret(like[property]) && !holdsSecret(value) ? [property, secretWire(value)] : [property, value],
    ),
  );
}

/** `properties`, with the named ones marked as secret. */
export function withSecrets(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([property, value]) =>
      names.includes(property) && !isSecretWire(value) ? [property, secretWire(value)] : [property, value],
    ),
  );
}

function holdsSecret(value: Wire | undefined): boolean {
  if (isSecretWire(value)) return true;
  if (Array.isArray(value)) return value.some(holdsSecret);
  return isRecord(value) && Object.values(value).some(holdsSecret);
}
