import { message } from "../../diagnostic/define.ts";
import { ROTATION_DAYS } from "../facts/secrets.ts";
import { defineRule } from "./rule.ts";

export const rotationNotPossible = defineRule({
  name: "rotation-not-possible",
  section: "docs/language/secrets.md#rotate",
  severity: "error",
  message: message`secret "${"secret"}" is ${"made"}, and cannot have rotate: ${"rotate"}`,
  why: "Only what the platform makes can it replace by itself: a value of somebody else's is replaced where it was issued. A generated value gets its first one by a rotation, so that it always has one.",
  help: message`write ${"instead"}`,
  check({ spec }, report) {
    for (const [secret, { generate, rotate }] of Object.entries(spec.secrets)) {
      const isManual = rotate === "manual";
      if ((generate === undefined) === isManual) continue;
      report({
        path: ["secrets", secret, "rotate"],
        params: {
          secret,
          made: isManual ? "generated" : "supplied by people",
          rotate,
          instead: isManual
            ? `how often it is replaced, at most ${ROTATION_DAYS.max}d`
            : "manual, or generate for a value that the platform makes",
        },
      });
    }
  },
});
