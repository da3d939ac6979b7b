import { message } from "../../diagnostic/define.ts";
import { SHARED_ID } from "../../graph/names.ts";
import { defineTaskRule } from "./rule.ts";

export const reservedId = defineTaskRule({
  name: "reserved-id",
  section: "docs/language/names.md#reserved-names",
  severity: "error",
  message: message`the id "${"id"}" of ${"kind"} "${"key"}" is reserved`,
  why: "What all entries share (cluster, load balancer, network) is named after the platform; an entry of that name would take its place.",
  help: message`choose another name, such as "${"free"}"`,
  check({ id }, { kind, key }, report) {
    if (id !== SHARED_ID && !id.startsWith(`${SHARED_ID}-`)) return;
    const rest = id.slice(SHARED_ID.length + 1);
    report({ path: ["id"], params: { id, kind, key, free: /^[a-z]/.test(rest) ? rest : `core${rest && `-${rest}`}` } });
  },
});
