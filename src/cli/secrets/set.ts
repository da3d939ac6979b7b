/** `secrets set`: a value that a person supplies, from the terminal or standard input to Secrets Manager, and nowhere else. */
import { sizeOf } from "../../compiler/facts/limits.ts";
import { parseSecretReference } from "../../compiler/facts/secrets.ts";
import type { ResolvedSecret, ResolvedSpec } from "../../compiler/overlay/resolved.ts";
import { Failure } from "../../diagnostic/failure.ts";
import { nearest, quotedList, suggestion } from "../../diagnostic/nearest.ts";
import type { SecretsManager } from "../../engine/aws/secrets-manager.ts";
import type { Invocation, RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { displayName } from "../files.ts";
import { jsonText } from "../render/text.ts";
import type { Terminal } from "../terminal.ts";
import { note } from "./note.ts";
import { type PreparedSecrets, prepareSecrets, withAws } from "./prepare.ts";

export const run: RunCommand = async (invocation) => {
  const { operands, terminal } = invocation;
  const [reference, path] = operands;
  if (reference === undefined) {
    const help = "name it: secrets set <secret>, or secrets set <secret>.<key>";
    throw new Failure({ kind: "use", message: "secrets set is not told which secret", help });
  }
  const prepared = prepareSecrets(invocation, path);
  if (prepared === undefined) return exitCodes.findings;
  const { environment, spec } = prepared.context;
  const { name, key } = parseSecretReference(reference);
  const secret = settable(spec, name, key);
  const full = prepared.nameOf(secret);
  const secretsManager = await prepared.connect();
  const there = await withAws(prepared.redactor, `"${full}" cannot be looked at`, () => secretsManager.describe(full));
  if (there === undefined) {
    throw new Failure({
      kind: "use",
      message: `the secret "${full}" does not exist yet`,
      help: `make it: provfair-compile up --environment ${environment}`,
    });
  }
  const value = await readValue(terminal, reference, environment);
  prepared.redactor.add([value]);
  const version = await put(prepared, secretsManager, { name, full, key, value });
  note(prepared.inventoryFile, secret.id, key);
  report(invocation, prepared, { name, key, version });
  return exitCodes.fine;
};

/** The secret, if a person may set it or its key. */
function settable(spec: ResolvedSpec, name: string, key: string | undefined): ResolvedSecret {
  const refuse = (message: string, help: string) => new Failure({ kind: "use", message, help });
  const secret = Object.hasOwn(spec.secrets, name) ? spec.secrets[name] : undefined;
  if (secret === undefined) {
    const near = suggestion(name, Object.keys(spec.secrets));
    throw refuse(`no secret is called "${name}"`, `${near}declare it under secrets`);
  }
  const { generate, keys } = secret;
  if (generate !== undefined) {
    throw refuse(
      `the secret "${name}" is generated`,
      "let it rotate: aws secretsmanager rotate-secret gives it a new value now",
    );
  }
  if (keys === undefined && key !== undefined) {
    throw refuse(`the secret "${name}" is one value without keys`, `write secrets set ${name}`);
  }
  if (keys !== undefined && (key === undefined || !keys.includes(key))) {
    const near = key === undefined ? [] : nearest(key, keys);
    const ways = (near.length > 0 ? near.slice(0, 1) : keys).map((one) => `${name}.${one}`);
    throw refuse(
      key === undefined
        ? `the secret "${name}" has keys, of which one is set at a time`
        : `the secret "${name}" has no key "${key}"`,
      `write secrets set ${quotedList(ways, ways.length).replaceAll('"', "")}`,
    );
  }
  return secret;
}

async function readValue(terminal: Terminal, reference: string, environment: string): Promise<string> {
  const refuse = (message: string) =>
    new Failure({ kind: "use", message, help: "type it at a terminal, or give it by standard input; nothing was set" });
  if (terminal.askHidden !== undefined) {
    const typed = await terminal.askHidden(`value of ${reference} in ${environment} (not shown): `);
    if (typed === undefined || typed === "") throw refuse("no value was typed");
    return typed;
  }
  if (terminal.readInput === undefined) throw refuse("there is nobody to ask for the value");
  // The line break that an editor or echo puts at the end of a file is no part of a value.
  const value = await terminal.readInput().then(
    (text) => text.replace(/\r?\n$/, ""),
    () => {
      throw refuse("standard input is no text in UTF-8");
    },
  );
  if (value === "") throw refuse("standard input is empty");
  return value;
}

interface NewValue {
  readonly name: string;
  readonly full: string;
  readonly key: string | undefined;
  readonly value: string;
}

/** Puts the value in, beside the other keys. Throws `Failure` where somebody else has written in the meantime. */
async function put(
  { redactor }: PreparedSecrets,
  secretsManager: SecretsManager,
  { name, full, key, value }: NewValue,
): Promise<string> {
  const before =
    key === undefined
      ? undefined
      : await withAws(redactor, `"${full}" cannot be read`, () => secretsManager.read(full));
  const text = key === undefined ? value : JSON.stringify({ ...keysOf(before?.text, name), [key]: value });
  const { max } = sizeOf("secret.value");
  const bytes = Buffer.byteLength(text);
  if (bytes > max) {
    throw new Failure({
      kind: "use",
      message: `the secret "${name}" would have ${bytes} bytes, and holds at most ${max}`,
      help: "set a shorter value, or keep what is so large in a bucket; nothing was set",
    });
  }
  const version = await withAws(redactor, `"${full}" cannot be set`, () => secretsManager.write(full, text));
  if (before === undefined) return version;
  const after = await withAws(redactor, `"${full}" cannot be looked at`, () => secretsManager.describe(full));
  if (after?.previous === before.version) return version;
  throw new Failure({
    kind: "machine",
    message: `somebody else has set a key of "${name}" at the same moment; one of the two values may be lost`,
    help: "set both keys again, one after the other",
  });
}

/** The keys that a value has. Throws `Failure` for a value that is no JSON of texts, without showing it. */
function keysOf(text: string | undefined, name: string): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
    if (isMap && Object.values(value).every((one) => typeof one === "string")) return value as Record<string, string>;
  } catch {
    // What cannot be read is said below, without its text.
  }
  throw new Failure({
    kind: "machine",
    message: `the value of the secret "${name}" in Secrets Manager is no map of keys`,
    help: "somebody has written it by other ways: put a JSON text such as {} there, and set all keys again",
  });
}

function report(
  { format, terminal }: Invocation,
  { context, inventoryFile }: PreparedSecrets,
  { name, key, version }: { readonly name: string; readonly key: string | undefined; readonly version: string },
): void {
  const { environment } = context;
  const inventory = displayName(terminal.cwd, inventoryFile);
  if (format === "json") {
    terminal.write(`${jsonText({ environment, secret: name, key: key ?? null, version, inventory })}\n`);
    return;
  }
  const what = key === undefined ? name : `${name}.${key}`;
  terminal.write(
    `${what} is set in ${environment}\nnoted in ${inventory}: commit it, and bring ${environment} up for what waits for it\n`,
  );
}
