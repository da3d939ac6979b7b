import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { defineServiceRule } from "./rule.ts";

const LONGEST = rangeOf("service.bakeTime").max * 60;

export const bakeTooLong = defineServiceRule({
  name: "bake-too-long",
  section: "docs/language/services.md#deploy",
  severity: "error",
  message: message`a deployment may be watched for at most ${"longest"}, but bake is ${"bake"}`,
  why: "ECS bounds the bake time of blue-green and canary deployments to a day; all the while both versions run.",
  help: message`write ${"longest"} or less`,
  check({ deploy: { bake } }, _key, report) {
    if (bake === undefined || seconds(bake) <= LONGEST) return;
    report({ path: ["deploy", "bake"], params: { bake, longest: formatDuration(LONGEST) } });
  },
});
