import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { defineServiceRule } from "./rule.ts";

const { max } = rangeOf("targetGroup.deregistrationDelay");

export const drainTooLong = defineServiceRule({
  name: "drain-too-long",
  section: "docs/language/services.md#route",
  severity: "error",
  message: message`a task that leaves may finish its requests for at most ${"most"}, but drain is ${"drain"}`,
  why: "Elastic Load Balancing bounds the deregistration delay of a target group; a deployment waits for it at every task.",
  help: message`write ${"most"} or less`,
  check({ route }, _key, report) {
    if (route === undefined || seconds(route.drain) <= max) return;
    report({ path: ["route", "drain"], params: { drain: route.drain, most: formatDuration(max) } });
  },
});
