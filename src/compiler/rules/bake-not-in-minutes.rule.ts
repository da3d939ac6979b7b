import { message } from "../../diagnostic/define.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { defineServiceRule } from "./rule.ts";

export const bakeNotInMinutes = defineServiceRule({
  name: "bake-not-in-minutes",
  section: "docs/language/services.md#deploy",
  severity: "error",
  message: message`bake is ${"bake"}, which is not a whole number of minutes`,
  why: "ECS takes the bake time of a deployment in whole minutes.",
  help: message`write ${"nearest"}`,
  check({ deploy: { bake } }, _key, report) {
    if (bake === undefined || seconds(bake) % 60 === 0) return;
    report({ path: ["deploy", "bake"], params: { bake, nearest: formatDuration(Math.ceil(seconds(bake) / 60) * 60) } });
  },
});
