/** Values of the graph as a person reads them: JSON in which outputs stand as `${type name.path}`. */
import { isComputed, type PlainValue, type Reference } from "../../graph/values.ts";
import { nodeText } from "./node-text.ts";

/** Plain data that says of each computed part where it comes from. Secrets keep their plaintext to themselves. */
export function readable(value: PlainValue): unknown {
  if (isComputed(value)) {
    switch (value.$) {
      case "reference":
        return referenceText(value);
      case "interpolation":
        return value.parts.map((part) => (typeof part === "string" ? part : readable(part))).join("");
      case "json":
        return readable(value.value);
      case "configuration":
        return `\${configuration ${value.key}}`;
      case "secret":
        return "[secret]";
      case "archive":
        return `[archive of ${Object.keys(value.files).join(", ")}]`;
    }
  }
  if (Array.isArray(value)) return value.map((member: PlainValue) => readable(member));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, readable(member as PlainValue)]));
}

function referenceText({ node, path }: Reference): string {
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return `\${${nodeText(node)}${steps}}`;
}
