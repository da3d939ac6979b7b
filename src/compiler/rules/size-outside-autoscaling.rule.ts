import { message } from "../../diagnostic/define.ts";
import { CLUSTER_SIZES, sizesLike } from "../facts/atlas.ts";
import { defineRule } from "./rule.ts";

export const sizeOutsideAutoscaling = defineRule({
  name: "size-outside-autoscaling",
  section: "docs/language/databases.md#autoscaling",
  severity: "error",
  message: message`${"field"} ${"bound"} of database "${"database"}" is ${"relation"} ${"other"}`,
  why: "A cluster begins with its size and moves between the smallest and the largest one, inside one class of sizes. Atlas refuses bounds that leave no room.",
  help: message`write ${"proposal"}`,
  check({ spec }, report) {
    for (const [database, { size, autoscaling }] of Object.entries(spec.databases)) {
      const { minSize, maxSize } = autoscaling;
      const sizes = sizesLike(size);
      const bounds = [
        { field: "maxSize", bound: maxSize, wrong: "below", isWrong: (at: number) => at < sizes.indexOf(size) },
        { field: "minSize", bound: minSize, wrong: "above", isWrong: (at: number) => at > sizes.indexOf(size) },
      ];
      for (const { field, bound, wrong, isWrong } of bounds) {
        // Sizes that do not exist are another rule's.
        if (bound === undefined || sizes.length === 0 || !CLUSTER_SIZES.includes(bound)) continue;
        const at = sizes.indexOf(bound);
        const relation = at < 0 ? "of another class than" : isWrong(at) ? wrong : undefined;
        if (relation === undefined) continue;
        report({
          path: ["databases", database, "autoscaling", field],
          params: {
            field,
            bound,
            database,
            relation,
            other: `its size ${size}`,
            proposal: `${field}: ${size}, or another size`,
          },
          related: [{ path: ["databases", database, "size"], message: "its size is here" }],
        });
      }
      if (maxSize === undefined || maxSize !== (minSize ?? size) || !sizes.includes(maxSize)) continue;
      report({
        path: ["databases", database, "autoscaling", "maxSize"],
        params: {
          field: "maxSize",
          bound: maxSize,
          database,
          relation: "the same as",
          other: minSize === undefined ? "its size" : "its minSize",
          proposal: `a larger one${larger(maxSize)}, or remove it`,
        },
      });
    }
  },
});

function larger(size: string): string {
  const sizes = sizesLike(size);
  const next = sizes[sizes.indexOf(size) + 1];
  return next === undefined ? "" : ` such as ${next}`;
}
