/** The templates of `identify.json`: identifiers and names as they follow from inputs. */
import { holdsUnknown, REDACTED, type Wire } from "../../../graph/wire.ts";

/**
 * A template with its values; `undefined` where one is missing. `{name}`; `{name:last}`: behind the last slash; `{_name}`:
 * with the underscore, or nothing where it is absent.
 */
export function fill(template: string, values: Readonly<Record<string, Wire>>): string | undefined {
  let complete = true;
  const filled = template.replace(/\{(_?)(\w+?)(:last)?\}/g, (_, optional: string, name: string, last?: string) => {
    const value = values[name];
    const plain = typeof value === "string" || typeof value === "number";
    if (!plain || holdsUnknown(value) || value === "" || value === REDACTED) {
      if (optional === "") complete = false;
      return "";
    }
    return optional + (last === undefined ? String(value) : (String(value).split("/").at(-1) ?? ""));
  });
  return complete ? filled : undefined;
}
