import { message } from "../../diagnostic/define.ts";
import { entriesOf } from "../../source/positioned.ts";
import { isWithin, rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { defineServiceRule } from "./rule.ts";

const GRACE = rangeOf("container.healthCheck.startPeriod");

export const graceTooShort = defineServiceRule({
  name: "grace-too-short",
  section: "docs/language/services.md#health",
  severity: "error",
  message: message`the grace of ${"grace"} ends before ${"checks"} good answers, one every ${"interval"}, can have come`,
  why: "Until it has answered well that often a new task does not count as healthy; with the grace over before, it may be replaced for ever although it works.",
  help: message`write a grace of at least ${"needed"}, or a shorter interval`,
  check({ health }, _key, report) {
    if (health === undefined) return;
    const { interval, healthyAfter, grace } = health;
    // Where even the longest grace is too short, the longest is enough: no author could write more.
    const needed = Math.min(seconds(interval) * healthyAfter, GRACE.max);
    if (seconds(grace) >= needed || !isWithin(rangeOf("targetGroup.healthCheck.interval"), seconds(interval))) return;
    const entries = entriesOf(health);
    const blamed = ["grace", "interval", "healthyAfter"].find((field) => entries?.has(field)) ?? "grace";
    report({
      path: ["health", blamed],
      params: { grace, interval, checks: String(healthyAfter), needed: formatDuration(needed) },
    });
  },
});
