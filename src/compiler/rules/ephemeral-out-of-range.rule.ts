import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { mebibytes } from "../values/mebibytes.ts";
import { defineTaskRule } from "./rule.ts";

/** What every task has without asking, in GiB (AWS, Amazon ECS Developer Guide: Fargate task ephemeral storage). */
const INCLUDED = 20;

export const ephemeralOutOfRange = defineTaskRule({
  name: "ephemeral-out-of-range",
  section: "docs/language/services.md#size",
  severity: "error",
  message: message`the disk of ${"kind"} "${"key"}" has ${"size"}, but Fargate gives ${"least"}GB to ${"most"}GB`,
  why: "A task has 20 GB of disk, and at most 200 GB; ECS refuses a task definition with any other size.",
  help: message`write ephemeral: ${"nearest"}GB`,
  check({ ephemeral }, { kind, key }, report) {
    const size = mebibytes(ephemeral) / 1024;
    const most = rangeOf("task.ephemeralStorage").max;
    if (size >= INCLUDED && size <= most) return;
    const nearest = Math.min(most, Math.max(INCLUDED, size));
    report({
      path: ["ephemeral"],
      params: { kind, key, size: ephemeral, least: String(INCLUDED), most: String(most), nearest: String(nearest) },
    });
  },
});
