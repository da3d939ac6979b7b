import { message } from "../../diagnostic/define.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { builtImages } from "./built-images.ts";
import { defineRule } from "./rule.ts";

export const unknownInventoryEntry = defineRule({
  name: "unknown-inventory-entry",
  section: "docs/language/environments.md#inventory",
  severity: "warning",
  message: message`the inventory has a digest for "${"id"}", but no image of that id is built`,
  why: "The inventory is keyed by id; an entry that matches nothing is left over, or the image that it is meant for does not run.",
  help: message`${"nearest"}remove it`,
  check({ spec, inventory }, report) {
    const digests = Object.keys(inventory.images ?? {});
    if (digests.length === 0) return;
    const known = new Set(builtImages(spec).map(({ id }) => id));
    for (const id of digests) {
      if (known.has(id)) continue;
      const free = [...known].filter((candidate) => !digests.includes(candidate));
      report({ file: "inventory", path: ["images", id], at: "key", params: { id, nearest: suggestion(id, free) } });
    }
  },
});
