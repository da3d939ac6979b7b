import { message } from "../../diagnostic/define.ts";
import { type NamedEntry, namedEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";
import { isWritten } from "./written.ts";

export const duplicateId = defineRule({
  name: "duplicate-id",
  section: "docs/language/names.md#id",
  severity: "error",
  message: message`${"kind"} "${"key"}" has the id "${"id"}", which ${"otherKind"} "${"other"}" has, too`,
  why: "Names of resources come from the id alone; two entries with one id would fight for the same resources.",
  help: message`give one of them another id; the one that is deployed keeps "${"id"}"`,
  check({ spec }, report) {
    const owners = new Map<string, NamedEntry>();
    for (const self of namedEntries(spec)) {
      const { key, entry } = self;
      const { id } = entry;
      const known = owners.get(id);
      if (known === undefined) {
        owners.set(id, self);
        continue;
      }
      if (known.key === key && !isWritten(entry, "id") && !isWritten(known.entry, "id")) continue;
      const [blamed, other] = isWritten(entry, "id") || !isWritten(known.entry, "id") ? [self, known] : [known, self];
      report({
        path: [blamed.kind, blamed.key, "id"],
        params: { kind: blamed.noun, key: blamed.key, id, otherKind: other.noun, other: other.key },
        related: [{ path: [other.kind, other.key, "id"], message: `${other.noun} "${other.key}" has the id here` }],
      });
    }
  },
});
