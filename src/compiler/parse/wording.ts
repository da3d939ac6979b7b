/** How messages quote an author's text. */

/** The text's first line, cut at 80 characters. */
export function clip(text: string): string {
  const [line = ""] = text.split(/\r?\n/, 1);
  const characters = [...line];
  return characters.length > 80 ? `${characters.slice(0, 79).join("")}…` : line;
}

/** The text in double quotes, cut at 80 characters. */
export function quoted(text: string): string {
  return `"${clip(text)}"`;
}

/** A list, a map … with its article; `value` as it stands in the specification. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "boolean") return "a boolean";
  if (typeof value === "number") return "a number";
  return typeof value === "string" ? "text" : "a map";
}
