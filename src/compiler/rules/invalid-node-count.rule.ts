import { message } from "../../diagnostic/define.ts";
import { NODE_COUNTS } from "../facts/atlas.ts";
import { defineRule } from "./rule.ts";

export const invalidNodeCount = defineRule({
  name: "invalid-node-count",
  section: "docs/language/databases.md#nodes",
  severity: "error",
  message: message`database "${"database"}" would have ${"nodes"} nodes, and a cluster has ${"counts"}`,
  why: "The nodes elect the one that takes writes: an odd number has a majority whenever less than half are lost.",
  help: message`write nodes: ${"near"}`,
  check({ spec }, report) {
    for (const [database, { nodes }] of Object.entries(spec.databases)) {
      if (NODE_COUNTS.includes(nodes)) continue;
      const near = [...NODE_COUNTS].sort((a, b) => Math.abs(a - nodes) - Math.abs(b - nodes) || b - a)[0];
      report({
        path: ["databases", database, "nodes"],
        params: {
          database,
          nodes: String(nodes),
          counts: `${NODE_COUNTS.slice(0, -1).join(", ")}, or ${NODE_COUNTS.at(-1)}`,
          near: String(near),
        },
      });
    }
  },
});
