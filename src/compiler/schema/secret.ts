/** `secrets`: values that nobody writes into a file, and `secrets` of services and jobs, which are given them. */
import * as z from "zod";
import { CHARACTERS, characterSets, GENERATED_LENGTH } from "../facts/secrets.ts";
import { secretAlarms } from "./alarms.ts";
import { field, text, whole } from "./field.ts";
import { entryId, variableName } from "./scalars.ts";

/** A key of a secret's JSON value. ECS separates the parts of a reference by colons, the language by a dot. */
export const secretKey = text(
  /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/,
  "a key of letters, digits, - and _, at most 64 characters, such as apiKey",
);

const generate = z.strictObject({
  length: field(whole(GENERATED_LENGTH.min, GENERATED_LENGTH.max), {
    description: "Characters of the value. Default: 64.",
    example: 64,
  }).optional(),
  characters: field(z.enum(characterSets as [string, ...string[]]), {
    description: "What the value is made of. Default: alphanumeric.",
    example: "alphanumeric",
    values: CHARACTERS,
  }).optional(),
});

export const secret = field(
  z.strictObject({
    id: entryId.optional(),
    generate: field(generate, {
      description: "The value is made by chance, by the platform itself, and replaced at every rotation.",
      example: { length: 64 },
    }).optional(),
    keys: field(z.array(secretKey).min(1), {
      description: "The keys of a value of several parts, which people supply. Default: the value is one text.",
      example: ["apiKey", "webhookKey"],
    }).optional(),
    rotate: field(text(/^(manual|[1-9][0-9]{0,8}[smhd])$/, "a duration in days such as 30d, or manual"), {
      description:
        "How often a generated value is replaced, 1d to 1000d; manual for a value that people supply. Default: 90d for generated values, manual for others.",
      example: "30d",
    }).optional(),
    alarms: secretAlarms.optional(),
  }),
  { description: "A secret in Secrets Manager.", example: { generate: { length: 64 }, rotate: "30d" } },
);

const reference = text(
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[A-Za-z_][A-Za-z0-9_-]{0,63})?$/,
  "a secret, or a secret and one of its keys, such as gateway-jwt or psp.apiKey",
);

export const taskSecrets = field(z.record(variableName, reference), {
  description:
    "Environment variables whose values ECS reads from Secrets Manager when a task starts: a secret's name, or the name, a dot, and a key.",
  example: { JWT_KEY: "gateway-jwt", PSP_KEY: "psp.apiKey" },
});
