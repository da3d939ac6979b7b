/**
 * Pulumi's wire form of property values: JSON, in which unknowns, secrets, archives and outputs are marked by fixed
 * identifiers (pulumi/pulumi, sdk/go/common/resource/properties.go and asset.go).
 */

export type Wire = string | number | boolean | null | readonly Wire[] | { readonly [key: string]: Wire };

/** Stands for a value that is known only when resources exist. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What marks a secret in any text. */
export const SECRET_MARK = SECRET;

/** What is written in place of a secret's value. */
export const REDACTED = "[secret]";

/** Marks a value as secret. */
export function secretWire(value: Wire): Wire {
  return { [SIGNATURE]: SECRET, value };
}

/** A secret as a state that shows secrets has it; Pulumi encrypts it when the state is imported. */
export function shownSecretWire(value: Wire): Wire {
  return { [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) };
}

/** True for a value marked as secret. */
export function isSecretWire(value: Wire | undefined): value is { readonly value: Wire } {
  return isRecord(value) && value[SIGNATURE] === SECRET;
}

/** True for an object that its mark makes one value: a secret, a file, an archive, a reference. */
export function isSpecialWire(value: Wire | undefined): boolean {
  return isRecord(value) && typeof value[SIGNATURE] === "string";
}

/** Files that are sent as text. */
export function archiveWire(files: Readonly<Record<string, string>>): Wire {
  const assets = Object.entries(files).map(([name, text]) => [name, { [SIGNATURE]: ASSET, text }]);
  return { [SIGNATURE]: ARCHIVE, assets: Object.fromEntries(assets) as Wire };
}

/** An output as the arguments of a remote component carry it; `undefined` stands for unknown. */
export interface OutputWire {
  readonly value: Wire | undefined;
  readonly secret: boolean;
  readonly dependencies: readonly string[];
}

/** The argument of a remote component; one that is known, open and free of dependencies is its plain value. */
export function outputWire({ value, secret, dependencies }: OutputWire): Wire {
  if (value !== undefined && !secret && dependencies.length === 0) return value;
  return {
    [SIGNATURE]: OUTPUT,
    ...(value === undefined ? {} : { value }),
    ...(secret ? { secret } : {}),
    ...(dependencies.length === 0 ? {} : { dependencies: [...new Set(dependencies)].sort() }),
  };
}

/** Reads an output value; `undefined` for any other value. */
export function readOutputWire(value: Wire): OutputWire | undefined {
  if (!isRecord(value) || value[SIGNATURE] !== OUTPUT) return undefined;
  return {
    value: value["value"],
    secret: value["secret"] === true,
    dependencies: (value["dependencies"] ?? []) as readonly string[],
  };
}

/** True where a value is unknown, or holds an unknown one. */
export function holdsUnknown(value: Wire | undefined): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return isRecord(value) && Object.values(value).some(holdsUnknown);
}

/** A copy in which `change` has replaced values, from the leaves up. Members that become `undefined` are left out. */
export function mapWire(value: Wire, change: (value: Wire) => Wire | undefined): Wire | undefined {
  if (Array.isArray(value)) return change(value.map((member: Wire) => mapWire(member, change) ?? null));
  if (!isRecord(value)) return change(value);
  const copy: Record<string, Wire> = {};
  for (const [key, member] of Object.entries(value)) {
    const changed = mapWire(member, change);
    if (changed !== undefined) copy[key] = changed;
  }
  return change(copy);
}

/** A copy without the plaintext of secrets. A secret that is not known is unknown, as the SDK sends it. */
export function redact(value: Wire): Wire {
  const change = (part: Wire) => {
    if (!isSecretWire(part)) return part;
    return holdsUnknown(part.value) ? UNKNOWN : secretWire(REDACTED);
  };
  return mapWire(value, change) as Wire;
}

/** True for an object of the wire form, marked or not. */
export function isRecord(value: Wire | undefined): value is { readonly [key: string]: Wire } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
