/**
 * A state on disk that an engine was killed over: an empty file, or half of one. Pulumi writes the whole state at every
 * step, and keeps the one before it as `<stack>.json.bak` (pkg/backend/diy/state.go, saveCheckpoint). A step is written
 * before it is begun and after it is done, so that nothing was begun that is not in the one or the other: the one before
 * says at least that something was begun, and recovery finds out what became of it.
 */
import { copyFileSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

export interface TornState {
  readonly file: string;
  /** The state before it; `undefined` where that is no state either. */
  readonly backup: string | undefined;
}

/** The state of a stack in a backend's folder, where it is no whole one. */
export function findTornState(folder: string, project: string, stack: string): TornState | undefined {
  const file = stateFile(folder, project, stack);
  const text = contentOf(file);
  if (text === undefined || isState(text)) return undefined;
  const backup = `${file}.bak`;
  return { file, backup: isState(contentOf(backup) ?? "") ? backup : undefined };
}

/** Puts the state before it in its place, and keeps the torn one beside it. Returns where it is kept. */
export function mendTornState({ file, backup }: TornState & { readonly backup: string }, now: Date): string {
  const kept = `${file}.torn-${now.toISOString().replace(/[:.]/g, "-")}`;
  const next = `${file}.mended`;
  copyFileSync(file, kept);
  copyFileSync(backup, next);
  renameSync(next, file);
  return kept;
}

/**
 * The attributes beside a state and the state before it that are no JSON: Pulumi writes them in place, just before it puts
 * the state in its place, and reads no state whose attributes it cannot read (gocloud.dev, blob/fileblob/attrs.go).
 */
export function findTornAttributes(folder: string, project: string, stack: string): readonly string[] {
  const file = stateFile(folder, project, stack);
  return [`${file}.attrs`, `${file}.bak.attrs`].filter((name) => {
    const text = contentOf(name);
    return text !== undefined && !isJson(text);
  });
}

/** Removes them: they say of what kind the state is, and Pulumi reads one without them. */
export function dropTornAttributes(files: readonly string[]): void {
  for (const file of files) rmSync(file, { force: true });
}

/** Where a backend's folder keeps the state of a stack (pkg/backend/diy/state.go, stackPath). */
function stateFile(folder: string, project: string, stack: string): string {
  return join(folder, ".pulumi", "stacks", project, `${stack}.json`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function isState(text: string): boolean {
  // The end alone tells a half from a whole, and most states are large.
  if (!text.trimEnd().endsWith("}")) return false;
  try {
    return typeof (JSON.parse(text) as { readonly checkpoint?: unknown } | null)?.checkpoint === "object";
  } catch {
    return false;
  }
}
