/**
 * Random values of a stack's configuration that nobody has to know: made where the stack has none, encrypted by Pulumi into
 * the stack's settings, and rotated; for the process of an operation (see child.ts).
 */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as automation from "@pulumi/pulumi/automation/index.js";
import type { Setting } from "../../../graph/configuration.ts";
import type { Deployment } from "../deployment.ts";
import type { OperationRequest } from "../messages.ts";
import { feed, type Tools, toolsOf } from "./state.ts";

/** Two of them and a dot fit into one value of a load balancer's condition, of at most 128 characters. */
const RANDOM_BYTES = 20;

export interface GeneratedKeys {
  /** Without namespace. A key `xNext` holds what `x` becomes when it is rotated. */
  readonly keys: readonly string[];
  readonly rotate: boolean;
}

/**
 * What is to be written, by key: values for the keys that have none and, when rotating, the next value in the place of each
 * that has a next, and a new next. `deployed` says whether a value is in the stack's state. Throws where a next value is not:
 * whoever compares would want it before whoever sends has it.
 */
export function newValues(
  { keys, rotate }: GeneratedKeys,
  existing: ReadonlyMap<string, string>,
  deployed: (value: string) => boolean,
): ReadonlyMap<string, string> {
  const fresh = () => randomBytes(RANDOM_BYTES).toString("hex");
  const written = new Map(keys.filter((key) => !existing.has(key)).map((key) => [key, fresh()]));
  if (!rotate) return written;
  for (const key of keys) {
    const next = `${key}Next`;
    const value = existing.get(next);
    if (!keys.includes(next) || value === undefined || !existing.has(key)) continue;
    if (!deployed(value)) throw new Error(`"${next}" is not deployed; an up has to succeed before "${key}" is rotated`);
    written.set(key, value);
    written.set(next, fresh());
  }
  return written;
}

/** The configuration of a stack, which starts the command line once however often it is asked. */
export interface Configuration {
  /** The values of its secrets; starts nothing where its settings hold none. */
  readonly secrets: () => Promise<readonly string[]>;
  /** Those of these settings that have no value, or are secrets whose value stands in plain text. */
  readonly missing: (settings: readonly Setting[]) => Promise<readonly Setting[]>;
  /**
   * Makes what is missing, and rotates; the values are in nobody's arguments, but read by Pulumi from its input. Resolves
   * with what it has written.
   */
  readonly generate: (generated: GeneratedKeys, deployment: Deployment) => Promise<readonly string[]>;
}

export function configurationOf(
  stack: automation.Stack,
  { project, settings, stack: name }: Pick<OperationRequest, "project" | "settings" | "stack">,
): Configuration {
  let read: Promise<automation.ConfigMap> | undefined;
  const all = () => {
    read ??= stack.getAllConfig();
    return read;
  };
  return {
    secrets: async () => {
      const file = join(settings, `Pulumi.${name}.yaml`);
      const encrypted = existsSync(file) && readFileSync(file, "utf8").includes("secure:");
      const values = encrypted ? Object.values(await all()) : [];
      return values.flatMap(({ value, secret }) => (secret === true ? [value] : []));
    },
    missing: async (wanted) => {
      if (wanted.length === 0) return [];
      const known = await all();
      return wanted.filter(({ key, secret }) => {
        const value = known[`${project}:${key}`];
        return value === undefined || (secret && value.secret !== true);
      });
    },
    generate: async (generated, deployment) => {
      if (generated.keys.length === 0) return [];
      const prefix = `${project}:`;
      const existing = new Map(
        Object.entries(await all()).flatMap(([key, { value }]) =>
          key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [],
        ),
      );
      const state = JSON.stringify(deployment.resources ?? []);
      const written = newValues(generated, existing, (one) => state.includes(one));
      for (const [key, value] of written) await setSecret(stack.name, { key, value, tools: toolsOf(stack) });
      return [...written.values()];
    },
  };
}

async function setSecret(
  stack: string,
  { key, value, tools }: { readonly key: string; readonly value: string; readonly tools: Tools },
): Promise<void> {
  const args = ["config", "set", key, "--secret", "--stack", stack, "--non-interactive"];
  const { code, stderr } = await feed(args, value, tools);
  if (code !== 0) throw new Error(`pulumi config set ${key}: ${stderr.replaceAll(value, "[secret]").trim()}`);
}
