import { message } from "../../diagnostic/define.ts";
import { ENTRY_KINDS } from "../facts/entry-kinds.ts";
import { nearestWithin } from "../facts/limits.ts";
import { ROTATION_DAYS } from "../facts/secrets.ts";
import { seconds } from "../values/seconds.ts";
import { defineRule } from "./rule.ts";

const DAY = 86_400;

export const rotationOutOfRange = defineRule({
  name: "rotation-out-of-range",
  section: "docs/language/secrets.md#rotate",
  severity: "error",
  message: message`${"kind"} "${"secret"}" would rotate every ${"rotate"}; it must be whole days, ${"least"}d to ${"most"}d`,
  why: "Secrets Manager counts the days between two rotations, and every rotation deploys the services again that read the secret.",
  help: message`write ${"nearest"}`,
  check({ spec }, report) {
    const look = (kind: "secrets" | "caches" | "databases", secret: string, rotate: string): void => {
      const days = seconds(rotate) / DAY;
      const nearest = nearestWithin(ROTATION_DAYS, Math.round(days));
      if (nearest === days) return;
      report({
        path: [kind, secret, "rotate"],
        params: {
          kind: kind === "secrets" ? "secret" : `the passwords of ${ENTRY_KINDS[kind].noun}`,
          secret,
          rotate,
          least: String(ROTATION_DAYS.min),
          most: String(ROTATION_DAYS.max),
          nearest: `${nearest}d`,
        },
      });
    };
    for (const [secret, { generate, rotate }] of Object.entries(spec.secrets)) {
      if (generate === undefined || rotate === "manual") continue;
      look("secrets", secret, rotate);
    }
    for (const kind of ["caches", "databases"] as const) {
      for (const [store, { auth, rotate }] of Object.entries(spec[kind])) {
        if (auth === "password" && rotate !== undefined) look(kind, store, rotate);
      }
    }
  },
});
