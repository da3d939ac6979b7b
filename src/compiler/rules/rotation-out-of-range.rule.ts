import { message } from "../../diagnostic/define.ts";
import { nearestWithin } from "../facts/limits.ts";
import { ROTATION_DAYS } from "../facts/secrets.ts";
import { seconds } from "../values/seconds.ts";
import { defineRule } from "./rule.ts";

const DAY = 86_400;

export const rotationOutOfRange = defineRule({
  name: "rotation-out-of-range",
  section: "docs/language/secrets.md#rotate",
  severity: "error",
  message: message`secret "${"secret"}" would rotate every ${"rotate"}; it must be whole days, ${"least"}d to ${"most"}d`,
  why: "Secrets Manager counts the days between two rotations, and every rotation deploys the services again that read the secret.",
  help: message`write ${"nearest"}`,
  check({ spec }, report) {
    for (const [secret, { generate, rotate }] of Object.entries(spec.secrets)) {
      if (generate === undefined || rotate === "manual") continue;
      const days = seconds(rotate) / DAY;
      const nearest = nearestWithin(ROTATION_DAYS, Math.round(days));
      if (nearest === days) continue;
      report({
        path: ["secrets", secret, "rotate"],
        params: {
          secret,
          rotate,
          least: String(ROTATION_DAYS.min),
          most: String(ROTATION_DAYS.max),
          nearest: `${nearest}d`,
        },
      });
    }
  },
});
