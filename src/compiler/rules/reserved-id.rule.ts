import { message } from "../../diagnostic/define.ts";
import { SHARED_ID } from "../../graph/names.ts";
import { namedEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const reservedId = defineRule({
  name: "reserved-id",
  section: "docs/language/names.md#reserved-names",
  severity: "error",
  message: message`the id "${"id"}" of ${"kind"} "${"key"}" is reserved`,
  why: "What all entries share (cluster, load balancer, network) is named after the platform; an entry of that name would take its place.",
  help: message`choose another name, such as "${"free"}"`,
  check({ spec }, report) {
    for (const { kind, noun, key, entry } of namedEntries(spec)) {
      const { id } = entry;
      if (id !== SHARED_ID && !id.startsWith(`${SHARED_ID}-`)) continue;
      const rest = id.slice(SHARED_ID.length + 1);
      const free = /^[a-z]/.test(rest) ? rest : `core${rest && `-${rest}`}`;
      report({ path: [kind, key, "id"], params: { id, kind: noun, key, free } });
    }
  },
});
