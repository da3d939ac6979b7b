/** What editors offer to write in one stroke, by place. */
import type { DefaultSnippet } from "./json-schema.ts";
import snippets from "./snippets.json" with { type: "json" };

interface PlacedSnippet extends DefaultSnippet {
  /** Paths in platform.yaml; `*` stands for every entry of a map or list. */
  readonly at: readonly string[];
}

/** All of them; places to fill in are in the notation of the Language Server Protocol, `${1:web}`. */
export const placedSnippets: readonly PlacedSnippet[] = snippets;

/** The snippets of a place. */
export function snippetsAt(path: string): readonly DefaultSnippet[] {
  return placedSnippets.filter(({ at }) => at.includes(path)).map(({ label, body }) => ({ label, body }));
}
