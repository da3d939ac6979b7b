import { message } from "../../diagnostic/define.ts";
import { seconds } from "../values/seconds.ts";
import { defineServiceRule } from "./rule.ts";

/** AWS documents no bound; above an hour a service no longer follows its load. */
const LONGEST = "1h";

export const cooldownTooLong = defineServiceRule({
  name: "cooldown-too-long",
  section: "docs/language/services.md#scaling",
  severity: "warning",
  message: message`after a step ${"direction"}, scaling pauses for ${"cooldown"}, longer than ${"longest"}`,
  why: "During a cooldown scaling does not answer to load; a pause of hours leaves a service too small or too large for hours.",
  help: message`write ${"longest"} or less`,
  check({ scaling: { cooldown } }, _key, report) {
    for (const direction of ["out", "in"] as const) {
      if (seconds(cooldown[direction]) <= seconds(LONGEST)) continue;
      report({
        path: ["scaling", "cooldown", direction],
        params: { direction, cooldown: cooldown[direction], longest: LONGEST },
      });
    }
  },
});
