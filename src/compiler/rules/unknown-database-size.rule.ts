import { message } from "../../diagnostic/define.ts";
import { CLUSTER_SIZES } from "../facts/atlas.ts";
import { defineRule, type Path } from "./rule.ts";

export const unknownDatabaseSize = defineRule({
  name: "unknown-database-size",
  section: "docs/language/databases.md#size",
  severity: "error",
  message: message`"${"size"}" is no size of a cluster on AWS`,
  why: "Atlas has these sizes and no others, and refuses one that it does not know only when the cluster is made.",
  help: message`write ${"near"}`,
  check({ spec }, report) {
    for (const [database, { size, autoscaling }] of Object.entries(spec.databases)) {
      const check = (path: Path, text: string | undefined): void => {
        if (text === undefined || CLUSTER_SIZES.includes(text)) return;
        report({ path: ["databases", database, ...path], params: { size: text, near: nearestSize(text) } });
      };
      check(["size"], size);
      check(["autoscaling", "maxSize"], autoscaling.maxSize);
      check(["autoscaling", "minSize"], autoscaling.minSize);
    }
  },
});

/** The nearest of the same letter; of two the larger. */
function nearestSize(size: string): string {
  const number = (text: string) => Number(text.slice(1));
  const distance = (other: string) => Math.abs(number(other) - number(size));
  const same = CLUSTER_SIZES.filter((other) => other[0] === size[0]);
  return [...same].sort((a, b) => distance(a) - distance(b) || number(b) - number(a))[0] ?? "M30";
}
