import { message } from "../../diagnostic/define.ts";
import { NAME_ROLE_PREFIXES, NAME_ROLES } from "../../graph/names.ts";
import { namedEntries } from "./entries.ts";
import { defineRule, type Path } from "./rule.ts";

/** Where Service Connect finds a service that is called `web`: `web-connect`, in the namespace in which ids are names. */
const CONNECT = "connect";

const roles: ReadonlySet<string> = new Set([...NAME_ROLES, CONNECT]);
const prefixes: ReadonlySet<string> = new Set(NAME_ROLE_PREFIXES);

export const ambiguousId = defineRule({
  name: "ambiguous-id",
  section: "docs/language/names.md#reserved-names",
  severity: "error",
  message: message`the id "${"id"}" of ${"kind"} "${"key"}" is the name of a part of ${"otherKind"} "${"other"}"`,
  why: "Parts of an entry are named by its id, a hyphen and their role. An entry with such an id could come to the same name, and names are for ever.",
  help: message`choose an id that does not begin with "${"otherId"}-${"role"}"`,
  check({ spec }, report) {
    const owners = new Map<string, { readonly kind: string; readonly key: string; readonly path: Path }>();
    for (const { kind, noun, key, entry } of namedEntries(spec)) {
      owners.set(entry.id, { kind: noun, key, path: [kind, key, "id"] });
    }
    for (const [id, { kind, key, path }] of owners) {
      for (const { base, role } of splits(id)) {
        const other = owners.get(base);
        if (other === undefined) continue;
        report({
          path,
          params: { id, kind, key, otherKind: other.kind, other: other.key, otherId: base, role },
          related: [{ path: other.path, message: `${other.kind} "${other.key}" has the id "${base}"` }],
        });
      }
    }
  },
});

/** The ways to read an id as another one with a role behind it. */
function splits(id: string): { readonly base: string; readonly role: string }[] {
  const words = id.split("-");
  const found: { readonly base: string; readonly role: string }[] = [];
  for (let length = 1; length < words.length; length++) {
    const base = words.slice(0, length).join("-");
    const rest = words.slice(length).join("-");
    const [first = ""] = words.slice(length);
    if (roles.has(rest)) found.push({ base, role: rest });
    else if (prefixes.has(first) && rest !== first) found.push({ base, role: first });
  }
  return found;
}
