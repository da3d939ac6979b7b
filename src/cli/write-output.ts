/**
 * Writes an emitted folder so that a failure leaves the old one whole: everything goes into a new folder beside it, and the
 * two are swapped by renaming. Only what the compiler wrote, and nobody changed, is ever replaced.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type EmittedFile, hashText, MARKER_FILE, type Marker, parseMarker } from "../emitters/files.ts";

export type WriteResult =
  /** `removed`: files that the compiler wrote before and no longer does. */
  | { readonly kind: "written"; readonly folder: string; readonly removed: readonly string[] }
  /** A folder with content and without the compiler's marker. */
  | { readonly kind: "not-ours"; readonly folder: string; readonly help: string }
  /** Files that would be lost: changed since they were written, or put there by somebody else. */
  | {
      readonly kind: "changed";
      readonly folder: string;
      readonly changed: readonly string[];
      readonly foreign: readonly string[];
      readonly help: string;
    }
  /** The machine refused; the old folder is as it was. */
  | { readonly kind: "failed"; readonly path: string; readonly message: string };

export type Refusal = Exclude<WriteResult, { readonly kind: "written" }>;

/** What belongs to npm, Pulumi and the author beside the program; it is carried over as it is. */
const KEPT: readonly RegExp[] = [
  /^node_modules$/,
  /^(package-lock\.json|yarn\.lock|pnpm-lock\.yaml|\.npmrc)$/,
  /^Pulumi\.[^/]+\.yaml$/,
  /^\.pulumi$/,
];
/** What a build makes of the sources: replaced freely, since a source that was changed is found itself. */
const BUILT = /^bin\/.*\.(js|js\.map|d\.ts|tsbuildinfo)$/;

/**
 * Writes `files`, the marker among them, as the whole content of `folder`. Nothing is thrown for what is found on the disk:
 * a folder of somebody else, changed files and refusals of the machine are results.
 */
export async function writeOutput(folder: string, files: readonly EmittedFile[]): Promise<WriteResult> {
  const steps: Steps = { path: resolve(folder) };
  try {
    const target = existsSync(folder) ? await realpath(folder) : resolve(folder);
    await recover(target, steps);
    const found = await inspect(target, steps);
    if ("kind" in found) return found;
    const staged = await stage(target, files, steps);
    try {
      await swap(target, staged, found.kept, steps);
    } finally {
      await rm(staged, { recursive: true, force: true });
    }
    const written = new Set(files.map(({ path }) => path));
    return { kind: "written", folder: target, removed: found.ours.filter((path) => !written.has(path)) };
  } catch (error) {
    return { kind: "failed", path: pathOf(error) ?? steps.path, message: reasonOf(error) };
  }
}

/** Why `writeOutput` would not write into this folder now; undefined where it would. Finishes what a killed process began. */
export async function inspectOutput(folder: string): Promise<Refusal | undefined> {
  const steps: Steps = { path: resolve(folder) };
  try {
    const target = existsSync(folder) ? await realpath(folder) : resolve(folder);
    await recover(target, steps);
    const found = await inspect(target, steps);
    return "kind" in found ? found : undefined;
  } catch (error) {
    return { kind: "failed", path: pathOf(error) ?? steps.path, message: reasonOf(error) };
  }
}

/** What is being worked on, for an error that names no path. */
interface Steps {
  path: string;
}

interface Found {
  readonly ours: readonly string[];
  /** Entries of the folder itself that are carried over. */
  readonly kept: readonly string[];
}

async function inspect(target: string, steps: Steps): Promise<Found | Refusal> {
  const entries = await entriesOf(target);
  if (entries === undefined || entries.length === 0) return { ours: [], kept: [] };
  const marker = await readMarker(join(target, MARKER_FILE));
  if (!marker) {
    const help = "name an empty folder with --out, or move this one away";
    return { kind: "not-ours", folder: target, help };
  }
  const kept = entries.filter((entry) => KEPT.some((pattern) => pattern.test(entry)));
  const changed: string[] = [];
  const foreign: string[] = [];
  for (const path of await listFiles(target, kept)) {
    steps.path = join(target, path);
    if (path === MARKER_FILE || BUILT.test(path)) continue;
    const hash = Object.hasOwn(marker.files, path) ? marker.files[path] : undefined;
    if (hash === undefined) foreign.push(path);
    else if (hashText(await readFile(steps.path)) !== hash) changed.push(path);
  }
  if (changed.length === 0 && foreign.length === 0) return { ours: Object.keys(marker.files), kept };
  const help =
    "move these files out of the folder, or the folder away, and emit again; changes belong in the specification";
  return { kind: "changed", folder: target, changed, foreign, help };
}

async function readMarker(path: string): Promise<Marker | undefined> {
  try {
    return parseMarker(await readFile(path, "utf8"));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** The entries of a folder, sorted; `undefined` where there is nothing. A file in its place is an error. */
async function entriesOf(folder: string): Promise<readonly string[] | undefined> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Every file below a folder but those of the entries left out, with forward slashes, sorted. */
async function listFiles(folder: string, without: readonly string[], below = ""): Promise<readonly string[]> {
  const files: string[] = [];
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (below === "" && without.includes(entry.name)) continue;
    if (entry.isDirectory()) files.push(...(await listFiles(folder, without, path)));
    else files.push(path);
  }
  return files;
}

/** Writes the files into a new folder beside the target: on the same device, so that renaming it is atomic. */
async function stage(target: string, files: readonly EmittedFile[], steps: Steps): Promise<string> {
  steps.path = dirname(target);
  await mkdir(dirname(target), { recursive: true });
  const staged = sibling(target, "new");
  await rm(staged, { recursive: true, force: true });
  await mkdir(staged);
  try {
    for (const { path, text } of files) {
      steps.path = join(staged, path);
      await mkdir(dirname(steps.path), { recursive: true });
      await writeFile(steps.path, text, { flag: "wx" });
    }
  } catch (error) {
    await rm(staged, { recursive: true, force: true });
    throw error;
  }
  return staged;
}

/** Puts the staged folder in the target's place, kept entries moved over; on a failure everything goes back. */
async function swap(target: string, staged: string, kept: readonly string[], steps: Steps): Promise<void> {
  const old = sibling(target, "old");
  const undo: (() => Promise<void>)[] = [];
  const move = async (from: string, to: string): Promise<void> => {
    steps.path = from;
    await rename(from, to);
    undo.push(() => rename(to, from));
  };
  try {
    if (existsSync(target)) await move(target, old);
    await move(staged, target);
    for (const entry of kept) await move(join(old, entry), join(target, entry));
  } catch (error) {
    for (const back of undo.reverse()) await back();
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** A hidden folder beside the target that only this module makes. */
function sibling(target: string, role: "new" | "old"): string {
  return join(dirname(target), `.${basename(target)}.provfair-compile-${role}`);
}

/** Finishes a swap during which the process was killed: the old folder is still beside the target, or instead of it. */
async function recover(target: string, steps: Steps): Promise<void> {
  const old = sibling(target, "old");
  if (!existsSync(old)) return;
  steps.path = old;
  if (!existsSync(target)) {
    await rename(old, target);
    return;
  }
  for (const entry of await readdir(old)) {
    const isKept = KEPT.some((pattern) => pattern.test(entry));
    if (isKept && !existsSync(join(target, entry))) await rename(join(old, entry), join(target, entry));
  }
  await rm(old, { recursive: true, force: true });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}

function pathOf(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).path : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EXDEV: "the folder is a mount point of another device and cannot be replaced; name a folder inside it",
  EBUSY: "the folder is in use and cannot be replaced",
  ENOTDIR: "there is a file where a folder is needed",
  ENAMETOOLONG: "the name is too long",
};

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return (code === undefined ? undefined : REASONS[code]) ?? (error instanceof Error ? error.message : String(error));
}
