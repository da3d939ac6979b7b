/**
 * What emitters hand out: files as values. The marker names every file of a folder with its hash, so that whoever writes
 * the folder again can tell the compiler's files from everybody else's.
 */
import { createHash } from "node:crypto";

export interface EmittedFile {
  /** Relative, with forward slashes: `services/gateway.ts`. */
  readonly path: string;
  readonly text: string;
}

/** What the marker file says. */
export interface Marker {
  /** The version of the compiler that wrote the folder. */
  readonly compiler: string;
  /** SHA-256 in hexadecimal by path, of every file but the marker. */
  readonly files: Readonly<Record<string, string>>;
}

export const MARKER_FILE = ".provfair-compile.json";

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function hashText(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The files, sorted by path, with the marker that lists them. */
export function withMarker(files: readonly EmittedFile[], compiler: string): readonly EmittedFile[] {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const marker: Marker = {
    compiler,
    files: Object.fromEntries(sorted.map(({ path, text }) => [path, hashText(text)])),
  };
  return [{ path: MARKER_FILE, text: `${JSON.stringify(marker, null, 2)}\n` }, ...sorted];
}

/** The marker in a text, or `undefined` where the text is not one. */
export function parseMarker(text: string): Marker | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { compiler, files } = value as { compiler?: unknown; files?: unknown };
  if (typeof compiler !== "string" || typeof files !== "object" || files === null) return undefined;
  if (!Object.values(files).every((hash) => typeof hash === "string")) return undefined;
  return { compiler, files: files as Marker["files"] };
}
