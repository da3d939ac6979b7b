/** `secrets list`: the secrets of an environment, what of them is set, and when they last changed. Reads no value. */
import type { ResolvedSecret } from "../../compiler/overlay/resolved.ts";
import { Failure } from "../../diagnostic/failure.ts";
import type { SecretState } from "../../engine/aws/secrets-manager.ts";
import type { RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { jsonText } from "../render/text.ts";
import { prepareSecrets, withAws } from "./prepare.ts";

/** A line of the list, and of the JSON form. */
interface Listed {
  readonly name: string;
  /** In Secrets Manager. */
  readonly secret: string;
  readonly made: "generated" | "supplied";
  readonly rotate: string;
  /** `null` for a value without keys; else whether the inventory says that each is set. */
  readonly keys: readonly { readonly key: string; readonly set: boolean }[] | null;
  readonly state: "set" | "partly-set" | "unset" | "missing" | "noted-only";
  /** ISO 8601; `null` for never. */
  readonly changed: string | null;
  readonly nextRotation: string | null;
}

const WORDS: Readonly<Record<Listed["state"], string>> = {
  set: "set",
  "partly-set": "set in part",
  unset: "not set",
  missing: "not made yet",
  "noted-only": "noted in the inventory, but without a value",
};

export const run: RunCommand = async (invocation) => {
  const { terminal, format, operands } = invocation;
  const [path, other] = operands;
  if (other !== undefined) {
    throw new Failure({ kind: "use", message: "secrets list takes no secret", help: "it lists all of an environment" });
  }
  const prepared = prepareSecrets(invocation, path);
  if (prepared === undefined) return exitCodes.findings;
  const { spec, inventory, environment } = prepared.context;
  const secretsManager = await prepared.connect();
  const listed: Listed[] = [];
  for (const [name, secret] of Object.entries(spec.secrets).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const full = prepared.nameOf(secret);
    const look = () => secretsManager.describe(full);
    const found = await withAws(prepared.redactor, `"${full}" cannot be looked at`, look);
    const noted = Object.hasOwn(inventory.secrets ?? {}, secret.id) ? inventory.secrets?.[secret.id] : undefined;
    listed.push(lineOf({ name, full, secret, found, noted }));
  }
  if (format === "json") terminal.write(`${jsonText({ environment, secrets: listed })}\n`);
  else terminal.write(textOf(environment, listed));
  return exitCodes.fine;
};

interface Found {
  readonly name: string;
  readonly full: string;
  readonly secret: ResolvedSecret;
  readonly found: SecretState | undefined;
  readonly noted: readonly string[] | undefined;
}

function lineOf({ name, full, secret, found, noted }: Found): Listed {
  const keys = secret.keys?.map((key) => ({ key, set: noted?.includes(key) === true })) ?? null;
  return {
    name,
    secret: full,
    made: secret.generate === undefined ? "supplied" : "generated",
    rotate: secret.rotate,
    keys,
    state: stateOf(secret, found, { noted: noted !== undefined, keys }),
    changed: found?.hasValue ? iso(found.changed) : null,
    nextRotation: iso(found?.nextRotation),
  };
}

function stateOf(
  { generate }: ResolvedSecret,
  found: SecretState | undefined,
  { noted, keys }: { readonly noted: boolean; readonly keys: Listed["keys"] },
): Listed["state"] {
  if (found === undefined) return "missing";
  if (generate !== undefined) return found.hasValue ? "set" : "unset";
  if (noted && !found.hasValue) return "noted-only";
  if (!noted) return "unset";
  return keys === null || keys.every(({ set }) => set) ? "set" : keys.some(({ set }) => set) ? "partly-set" : "unset";
}

function iso(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString();
}

function textOf(environment: string, listed: readonly Listed[]): string {
  if (listed.length === 0) return `${environment} has no secrets\n`;
  const width = Math.max(...listed.map(({ name }) => name.length));
  const lines = listed.flatMap(({ name, made, rotate, state, changed, nextRotation, keys }) => {
    const rotation = rotate === "manual" ? "replaced by people" : `replaced every ${rotate}`;
    const facts = [
      WORDS[state],
      `${made}, ${rotation}`,
      ...(changed === null ? [] : [`changed ${changed.slice(0, 10)}`]),
      ...(nextRotation === null ? [] : [`next rotation ${nextRotation.slice(0, 10)}`]),
    ];
    const parts = (keys ?? []).map(
      ({ key, set }) => `  ${" ".repeat(width)}  ${name}.${key}: ${set ? "set" : "not set"}`,
    );
    return [`  ${name.padEnd(width)}  ${facts.join("; ")}`, ...parts];
  });
  return `secrets of ${environment}\n${lines.join("\n")}\n`;
}
