/**
 * Reads from the pinned Pulumi packages what their generated constructors do with a resource's arguments: the packages
 * publish no schema, and the compiler loads none of them when it runs.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TypeFacts } from "../src/graph/sdk-facts.ts";

export interface SdkFacts {
  /** The packages that were read, with their versions. */
  readonly source: string;
  /** The version that the SDK sends with each registration, by package. */
  readonly versions: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, TypeFacts>>;
}

const PACKAGES = ["aws", "awsx", "mongodbatlas", "pulumi"];

/** The type tokens of a registry file: the keys of `ResourceTypes`, in the file's order. */
export function registryTokens(registry: string): string[] {
  const body = registry.match(/export interface ResourceTypes \{([\s\S]*?)\n\}/)?.[1];
  if (body === undefined) throw new Error("the registry declares no interface ResourceTypes");
  return [...body.matchAll(/^ {2}"([^"]+)":/gm)].map((match) => match[1] as string);
}

/**
 * The facts of each token, from `<root>/node_modules/@pulumi/*`. Throws where a token has no class, or where a
 * constructor does with an argument what this reader does not know.
 */
export function readSdkFacts(root: string, tokens: readonly string[]): SdkFacts {
  const versions: Record<string, string> = {};
  const classes = new Map<string, string>();
  for (const name of PACKAGES) {
    const folder = join(root, "node_modules", "@pulumi", name);
    versions[name] = (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }).version;
    if (name !== "pulumi") for (const [token, text] of readClasses(folder)) classes.set(token, text);
  }
  const types: Record<string, TypeFacts> = {};
  for (const token of [...tokens].sort()) {
    const text = classes.get(token);
    if (text === undefined) throw new Error(`no class of the packages has the type ${token}`);
    types[token] = readConstructor(token, text);
  }
  const source = PACKAGES.map((name) => `@pulumi/${name} ${versions[name]}`).join(", ");
  return { source, versions, types };
}

function readClasses(folder: string): Map<string, string> {
  const classes = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".js") || file.includes("node_modules") || file.startsWith("classic")) continue;
    const text = readFileSync(join(folder, file), "utf8");
    const type = text.match(/static __pulumiType = '([^']+)';/)?.[1];
    if (type === undefined) continue;
    // A provider's class names its package only.
    classes.set(type.includes(":") ? type : `pulumi:providers:${type}`, text);
  }
  return classes;
}

function readConstructor(token: string, text: string): TypeFacts {
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  const secretInputs: string[] = [];
  const jsonInputs: string[] = [];
  const defaults: Record<string, string | number | boolean> = {};
  for (const match of text.matchAll(/^ +resourceInputs\["(\w+)"\] = (.*);$/gm)) {
    const [, name, value] = match as unknown as [string, string, string];
    if (value === "undefined /*out*/") outputs.add(name);
    else if (value !== `state?.${name}`) inputs.add(name);
    else continue;
    if (outputs.has(name) || value === `args?.${name}`) continue;
    const encoded = value.match(/^pulumi\.output\((.*)\)\.apply\(JSON\.stringify\)$/)?.[1];
    if (encoded !== undefined) jsonInputs.push(name);
    const plain = encoded ?? value;
    if (plain === `args?.${name}`) continue;
    if (plain === `args?.${name} ? pulumi.secret(args.${name}) : undefined`) {
      secretInputs.push(name);
      continue;
    }
    const fallback = plain.match(/^\(args\?\.(\w+)\) \?\? (.*)$/);
    if (fallback?.[1] !== name)
      throw new Error(`${token}.${name} is set from ${value}, which the reader does not know`);
    // A provider reads its region from the environment; ours is always given.
    if (!fallback[2]?.startsWith("utilities.getEnv(")) defaults[name] = JSON.parse(fallback[2] as string);
  }
  return {
    inputs: [...inputs],
    outputs: [...outputs],
    required: [...text.matchAll(/Missing required property '(\w+)'/g)].map((match) => match[1] as string),
    secretOutputs: names(text.match(/additionalSecretOutputs: \[(.*?)\]/)?.[1]),
    aliases: [...(text.match(/const aliasOpts = \{ aliases: \[(.*)\] \}/)?.[1] ?? "").matchAll(/type: "([^"]+)"/g)].map(
      (match) => match[1] as string,
    ),
    secretInputs,
    jsonInputs,
    defaults,
    remote: /super\(.*true \/\*remote\*\//.test(text),
  };
}

function names(list: string | undefined): string[] {
  return [...(list ?? "").matchAll(/"([^"]+)"/g)].map((match) => match[1] as string);
}
