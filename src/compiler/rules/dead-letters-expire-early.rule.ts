import { message } from "../../diagnostic/define.ts";
import operations from "../facts/operations.json" with { type: "json" };
import { formatDuration } from "../values/duration.ts";
import { seconds } from "../values/seconds.ts";
import { defineRule } from "./rule.ts";

const DAY = 86_400;
const KEPT = operations.deadLetterSeconds;

export const deadLettersExpireEarly = defineRule({
  name: "dead-letters-expire-early",
  section: "docs/language/queues.md#deadLetter",
  severity: "warning",
  message: message`queue "${"queue"}" keeps messages for ${"retention"}, and its dead letters are gone ${"kept"} after they were sent`,
  why: "A message keeps its age when it is set aside (Amazon SQS: dead-letter queues). One that fails late is deleted before anybody has looked at it.",
  help: message`write a retention of at most ${"most"}`,
  check({ spec }, report) {
    for (const [queue, { retention, fifo }] of Object.entries(spec.queues)) {
      // A FIFO queue's dead letters begin anew; beyond the range another rule speaks.
      if (fifo || seconds(retention) <= KEPT - DAY || seconds(retention) > KEPT) continue;
      report({
        path: ["queues", queue, "retention"],
        params: { queue, retention, kept: formatDuration(KEPT), most: formatDuration(KEPT - DAY) },
      });
    }
  },
});
