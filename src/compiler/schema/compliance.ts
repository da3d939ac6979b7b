/** `compliance`: what AWS Config records, which rules it keeps, and what becomes of what breaks them. */
import * as z from "zod";
import { CONFIG_RULES, REMEDIABLE } from "../facts/config-rules.ts";
import { field, text, whole } from "./field.ts";
import { tagValue } from "./scalars.ts";

const ruleName = z.enum(CONFIG_RULES);

const recorder = z.strictObject({
  allResources: field(z.boolean(), {
    description:
      "Whether every type that AWS Config knows is recorded; false records only what the rules look at. Default: true.",
    example: true,
  }).optional(),
  globalResources: field(z.boolean(), {
    description: "Whether users, groups, roles and policies are recorded too, in one region. Default: true.",
    example: true,
  }).optional(),
});

const parameters = z.strictObject({
  accessKeyAge: field(whole(1, 3650), {
    description: "Days after which an access key of a user is too old; the rule access-key-age. Default: 90.",
    example: 90,
  }).optional(),
  passwordLength: field(whole(6, 128), {
    description:
      "The fewest characters of a user's password; the rule password-policy, and the account's policy. Default: 14.",
    example: 14,
  }).optional(),
  passwordHistory: field(whole(1, 24), {
    description:
      "How many former passwords may not come again; the rule password-policy, and the account's policy. Default: 24.",
    example: 24,
  }).optional(),
});

export const compliance = field(
  z.strictObject({
    recorder: field(recorder, {
      description: "What AWS Config records, in every region that the platform uses.",
      example: { allResources: true, globalResources: true },
    }).optional(),
    retention: field(text(/^[1-9][0-9]{1,3}d$/, "a number of days such as 365d"), {
      description:
        "How long what was recorded, and the trail of who did what, is kept in the account's bucket. Default: 365d.",
      example: "2555d",
    }).optional(),
    rules: field(z.union([z.literal("baseline"), z.array(ruleName).min(1)]), {
      description: "The rules that AWS Config keeps: baseline, which is all of them, or a list. Default: baseline.",
      example: "baseline",
    }).optional(),
    except: field(
      z.array(
        field(
          z.strictObject({
            rule: field(ruleName, { description: "The rule.", example: "console-mfa" }),
            reason: field(tagValue, { description: "Why nobody has to keep it.", example: "people sign in elsewhere" }),
          }),
          {
            description: "A rule that is left out.",
            example: { rule: "console-mfa", reason: "people sign in elsewhere" },
          },
        ),
      ),
      {
        description: "Rules of the baseline that are left out, each with the reason. Default: none.",
        example: [{ rule: "console-mfa", reason: "people sign in elsewhere" }],
      },
    ).optional(),
    parameters: field(parameters, {
      description: "What rules ask where the platform itself does not say it.",
      example: { accessKeyAge: 90, passwordLength: 14 },
    }).optional(),
    remediate: field(z.array(z.enum(REMEDIABLE)), {
      description: "Rules whose findings AWS puts right at once, without asking. Default: none.",
      example: ["s3-public-access", "unrestricted-ssh"],
    }).optional(),
    notify: field(z.boolean(), {
      description:
        "Whether those who are told of tickets are told what breaks a rule. Default: true where `observability.notify` is written.",
      example: true,
    }).optional(),
  }),
  {
    description: "What AWS Config records, which rules it keeps, and what becomes of what breaks them.",
    example: { rules: "baseline", remediate: ["s3-public-access", "unrestricted-ssh"] },
  },
);
