/** Notes in an inventory that a secret is set: names only, everything else of the file kept, and at once or not at all. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

type Json = { readonly [key: string]: unknown };

/**
 * The text of an inventory in which the secret is set, and its key where it has keys. Keys of the file stay in their order;
 * those of `secrets` are sorted, so that two people who set two secrets change two places.
 */
export function noted(text: string | undefined, id: string, key: string | undefined): string {
  const inventory = (text === undefined ? {} : JSON.parse(text)) as Json;
  const secrets = (inventory["secrets"] ?? {}) as Readonly<Record<string, readonly string[]>>;
  const keys = new Set([...(secrets[id] ?? []), ...(key === undefined ? [] : [key])]);
  const all = Object.entries({ ...secrets, [id]: [...keys].sort() }).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ ...inventory, secrets: Object.fromEntries(all) }, null, 2)}\n`;
}

/** Writes it. The file is read again, since a person or a pipeline may have written it while the value was asked for. */
export function note(file: string, id: string, key: string | undefined): void {
  const text = noted(existsSync(file) ? readFileSync(file, "utf8") : undefined, id, key);
  mkdirSync(dirname(file), { recursive: true });
  const beside = join(dirname(file), `.${id}.${process.pid}.new`);
  try {
    writeFileSync(beside, text, { flag: "wx" });
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
