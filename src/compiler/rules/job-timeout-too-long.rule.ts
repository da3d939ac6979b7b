import { message } from "../../diagnostic/define.ts";
import { rangeOf } from "../facts/limits.ts";
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { defineJobRule } from "./rule.ts";

export const jobTimeoutTooLong = defineJobRule({
  name: "job-timeout-too-long",
  section: "docs/language/jobs.md#timeout",
  severity: "error",
  message: message`the timeout of job "${"job"}" is ${"timeout"}, longer than a run can take`,
  why: "Step Functions ends every execution after a year, so that a longer timeout would never come (AWS Step Functions: service quotas).",
  help: message`write a timeout of at most ${"most"}, or remove it for no limit`,
  check({ timeout }, job, report) {
    const most = rangeOf("stateMachine.execution").max;
    if (timeout === undefined || seconds(timeout) <= most) return;
    report({ path: ["timeout"], params: { job, timeout, most: formatDuration(most) } });
  },
});
