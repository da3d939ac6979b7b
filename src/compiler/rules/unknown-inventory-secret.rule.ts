import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { defineRule, type Path } from "./rule.ts";

export const unknownInventorySecret = defineRule({
  name: "unknown-inventory-secret",
  section: "docs/language/secrets.md#supplied-values",
  severity: "warning",
  message: message`the inventory says that ${"what"} is set, ${"but"}`,
  why: "The inventory is keyed by id; an entry that matches nothing is left over, or what it is meant for does not count as set.",
  help: message`${"nearest"}remove it`,
  check({ spec, inventory }, report) {
    const set = Object.entries(inventory.secrets ?? {});
    if (set.length === 0) return;
    const secrets = new Map(Object.values(spec.secrets).map((secret) => [secret.id, secret]));
    const complain = (path: Path, params: { what: string; but: string; nearest: string }) =>
      report({ file: "inventory", path: ["secrets", ...path], at: path.length === 1 ? "key" : "value", params });
    for (const [id, keys] of set) {
      const secret = secrets.get(id);
      const what = `the secret "${id}"`;
      if (secret === undefined) {
        const supplied = [...secrets.values()].filter(({ generate }) => generate === undefined);
        const free = supplied.map((one) => one.id).filter((one) => !set.some(([other]) => other === one));
        complain([id], { what, but: "but no secret has that id", nearest: suggestion(id, free) });
      } else if (secret.generate !== undefined) {
        complain([id], { what, but: "but it is generated", nearest: "" });
      } else {
        const known = secret.keys ?? [];
        for (const [index, key] of keys.entries()) {
          if (known.includes(key)) continue;
          const free = known.filter((one) => !keys.includes(one));
          const params = { what: `"${key}" of ${what}`, but: "but it has no such key", nearest: suggestion(key, free) };
          complain([id, index], params);
        }
      }
    }
  },
});
