/**
 * A plan that was looked at, and what it is bound to: the commit, the bytes of the programs, and the state that it was
 * made from. An `up` of it is refused as soon as one of them is another.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import type { Deployment } from "./deployment.ts";

export interface Commit {
  readonly id: string;
  /** Whether files under version control differ from it. */
  readonly changed: boolean;
}

export interface PlannedStack {
  readonly name: string;
  /** SHA-256 of the program's files, of their hashes. */
  readonly program: string;
  /** SHA-256 of the state's resources. */
  readonly state: string;
  /** How many resources each operation is about; for readers, nothing is bound to it. */
  readonly changes: Readonly<Record<string, number>>;
}

export interface SavedPlan {
  readonly format: "provfair-compile plan 1";
  /** When it was made; UTC. */
  readonly time: string;
  /** Of provfair-compile. */
  readonly compiler: string;
  readonly platform: string;
  readonly environment: string;
  /** `null` outside a git repository. */
  readonly commit: Commit | null;
  readonly stacks: readonly PlannedStack[];
}

/** What a plan is bound to, as it is now. */
export type Surroundings = Pick<SavedPlan, "compiler" | "platform" | "environment" | "commit"> & {
  readonly stacks: readonly Pick<PlannedStack, "name" | "program" | "state">[];
};

/** A plan's text. */
export function formatPlan(plan: Omit<SavedPlan, "format">): string {
  return `${JSON.stringify({ format: "provfair-compile plan 1", ...plan }, null, 2)}\n`;
}

/** A plan from its text; `undefined` where it is none. */
export function parsePlan(text: string): SavedPlan | undefined {
  try {
    const plan = JSON.parse(text) as Partial<SavedPlan> | null;
    return plan?.format === "provfair-compile plan 1" && Array.isArray(plan.stacks) ? (plan as SavedPlan) : undefined;
  } catch {
    return undefined;
  }
}

/** Why a plan is not one of what would be done now; empty where it is. */
export function checkPlan(plan: SavedPlan, now: Surroundings): readonly string[] {
  const reasons: string[] = [];
  for (const key of ["platform", "environment", "compiler"] as const) {
    if (plan[key] !== now[key]) reasons.push(`it was made for ${key} "${plan[key]}", and this is "${now[key]}"`);
  }
  if (commitText(plan.commit) !== commitText(now.commit)) {
    reasons.push(`it was made from ${commitText(plan.commit)}, and this is ${commitText(now.commit)}`);
  }
  const names = (stacks: readonly { readonly name: string }[]) => stacks.map(({ name }) => `"${name}"`).join(", ");
  if (names(plan.stacks) !== names(now.stacks)) {
    reasons.push(`it is about ${names(plan.stacks)}, and this is about ${names(now.stacks)}`);
  }
  for (const stack of now.stacks) {
    const planned = plan.stacks.find(({ name }) => name === stack.name);
    if (planned === undefined) continue;
    if (planned.program !== stack.program) reasons.push(`the program of stack "${stack.name}" is another`);
    if (planned.state !== stack.state) reasons.push(`the state of stack "${stack.name}" has changed`);
  }
  return reasons;
}

/** The hash of a program, from those of its files by their path, whatever their order: the same that a run is held to. */
export function hashProgram(hashes: Readonly<Record<string, string>>): string {
  return sha256(JSON.stringify(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The hash of a state, secrets encrypted: of what exists and what is left open, not of when it was written. */
export function hashState({ resources = [], pending_operations = [] }: Deployment): string {
  return sha256(JSON.stringify([resources, pending_operations]));
}

/** The commit that a folder's files are of; `null` where git knows none. */
export function commitOf(folder: string): Commit | null {
  const git = (...words: readonly string[]) => spawnSync("git", ["-C", folder, ...words], { encoding: "utf8" });
  const head = git("rev-parse", "HEAD");
  if (head.status !== 0) return null;
  // What is not under version control is bound by the program's bytes, as far as it matters.
  const status = git("status", "--porcelain", "--untracked-files=no", "--", ".");
  return { id: head.stdout.trim(), changed: status.stdout.trim() !== "" };
}

function commitText(commit: Commit | null): string {
  if (commit === null) return "no commit";
  return `commit ${commit.id.slice(0, 12)}${commit.changed ? " with changes" : ""}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
