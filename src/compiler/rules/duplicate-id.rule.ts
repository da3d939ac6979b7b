import { message } from "../../diagnostic/define.ts";
import { defineRule, type TaskKind } from "./rule.ts";
import { isWritten } from "./written.ts";

export const duplicateId = defineRule({
  name: "duplicate-id",
  section: "docs/language/names.md#id",
  severity: "error",
  message: message`${"kind"} "${"key"}" has the id "${"id"}", which ${"otherKind"} "${"other"}" has, too`,
  why: "Names of resources come from the id alone; two entries with one id would fight for the same resources.",
  help: message`give one of them another id; the one that is deployed keeps "${"id"}"`,
  check({ spec }, report) {
    const owners = new Map<string, { readonly kind: TaskKind; readonly key: string; readonly entry: object }>();
    for (const kind of ["service", "job"] as const) {
      for (const [key, entry] of Object.entries(spec[`${kind}s`])) {
        const { id } = entry;
        const known = owners.get(id);
        if (known === undefined) {
          owners.set(id, { kind, key, entry });
          continue;
        }
        if (known.key === key && !isWritten(entry, "id") && !isWritten(known.entry, "id")) continue;
        const self = { kind, key, entry };
        const [blamed, other] = isWritten(entry, "id") || !isWritten(known.entry, "id") ? [self, known] : [known, self];
        report({
          path: [`${blamed.kind}s`, blamed.key, "id"],
          params: { kind: blamed.kind, key: blamed.key, id, otherKind: other.kind, other: other.key },
          related: [
            { path: [`${other.kind}s`, other.key, "id"], message: `${other.kind} "${other.key}" has the id here` },
          ],
        });
      }
    }
  },
});
