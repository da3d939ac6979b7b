/** Secrets Manager: what a generated value may be made of, and how one rotates. */
import type { Limit } from "./limits.ts";
import facts from "./secrets.json" with { type: "json" };

export type Characters = keyof typeof facts.characters;

/** What each set of characters holds, for people. */
export const CHARACTERS: Readonly<Record<Characters, string>> = facts.characters;
export const characterSets = Object.keys(facts.characters) as readonly Characters[];

/** Characters of a generated value. */
export const GENERATED_LENGTH: { readonly min: number; readonly max: number } = facts.length;
/** Days between two rotations. */
export const ROTATION_DAYS: Limit = { ...facts.rotationDays, unit: "days", verified: true };
/** The function that rotates: its runtime, megabytes, seconds, and days for which its log is kept. */
export const ROTATION_FUNCTION = facts.rotationFunction;

/** The keys of a secret with which the platform signs in to MongoDB Atlas: a service account. */
export const ATLAS_CREDENTIALS = ["clientId", "clientSecret"] as const;

/** Stands behind a generated secret's name for the value before the last rotation. */
export const PREVIOUS = "previous";

/** The parts of what a task writes for a variable: `psp.apiKey`. */
export function parseSecretReference(text: string): { readonly name: string; readonly key: string | undefined } {
  const dot = text.indexOf(".");
  return dot === -1 ? { name: text, key: undefined } : { name: text.slice(0, dot), key: text.slice(dot + 1) };
}

/** On what the function runs that measures ages, and how often. */
export const AGES_FUNCTION = facts.agesFunction;
