import { message } from "../../diagnostic/define.ts";
import { builtImages } from "./built-images.ts";
import { defineRule } from "./rule.ts";

export const unbuiltImage = defineRule({
  name: "unbuilt-image",
  section: "docs/language/services.md#image",
  severity: "notice",
  message: message`the image of ${"owner"} has no digest in the inventory, so that nothing of it runs yet`,
  why: "An entry whose image has not been built is made with no task, or with its schedule off, until the pipeline has pushed the image.",
  help: message`build and push the image; the pipeline writes its digest into the inventory under images.${"id"}`,
  check({ spec, inventory }, report) {
    for (const { id, path, text } of builtImages(spec)) {
      if (Object.hasOwn(inventory.images ?? {}, id)) continue;
      report({ path, at: "key", params: { owner: text, id } });
    }
  },
});
