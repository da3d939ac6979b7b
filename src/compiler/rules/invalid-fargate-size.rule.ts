import { message } from "../../diagnostic/define.ts";
import { fargateMemory, smallestFargateSize } from "../facts/fargate-sizes.ts";
import { mebibytes } from "../values/mebibytes.ts";
import { formatMemory } from "../values/memory.ts";
import { defineTaskRule } from "./rule.ts";
import { firstWritten } from "./written.ts";

export const invalidFargateSize = defineTaskRule({
  name: "invalid-fargate-size",
  section: "docs/language/services.md#size",
  severity: "error",
  message: message`${"kind"} "${"key"}" has ${"cpu"} CPU units and ${"memory"} of memory, which Fargate does not offer together`,
  why: "Fargate has a table of sizes; ECS refuses any other task definition, minutes into the deployment.",
  help: message`write ${"nearest"}${"larger"}`,
  check(task, { kind, key }, report) {
    const { cpu, memory } = task;
    const amount = mebibytes(memory);
    const offered = fargateMemory(cpu);
    if (offered.includes(amount)) return;
    const distance = (candidate: number): number => Math.abs(candidate - amount);
    const [nearest = 0] = [...offered].sort((a, b) => distance(a) - distance(b) || b - a);
    const size = smallestFargateSize({ cpu, memory: amount });
    const larger =
      size === undefined || size.cpu === cpu ? "" : `, or cpu: ${size.cpu} with memory: ${formatMemory(size.memory)}`;
    report({
      path: [firstWritten(task, ["memory", "cpu"])],
      params: { kind, key, cpu: String(cpu), memory, nearest: `memory: ${formatMemory(nearest)}`, larger },
    });
  },
});
