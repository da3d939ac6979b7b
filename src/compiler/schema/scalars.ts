/** The spellings that the language's scalars share. */
import * as z from "zod";
import zones from "../facts/availability-zones.json" with { type: "json" };
import { field, text } from "./field.ts";

export const NAME_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const NAME_LENGTH = 24;

/** The key of a named entry: kebab-case, at most 24 characters. */
export const name = z
  .string()
  .regex(NAME_PATTERN)
  .max(NAME_LENGTH)
  .meta({ wanted: "a name in kebab-case that starts with a letter, at most 24 characters" });

/** `id` of a named entry. */
export const entryId = field(name, {
  description:
    "The identity that names of resources come from. To rename an entry, write the new key and keep the old one here for ever. Default: the key.",
  example: "gateway",
});

export const duration = text(/^[1-9][0-9]{0,8}[smhd]$/, "a duration such as 30s, 5m, 12h, or 30d");
export const optionalDuration = text(/^(0s|[1-9][0-9]{0,8}[smhd])$/, "a duration such as 0s, 30s, 5m, or 12h");
/** How often something is replaced. */
export const rotation = text(/^[1-9][0-9]{0,8}[smhd]$/, "a duration in days such as 30d");
export const memory = text(/^[1-9][0-9]{0,6}(MB|GB)$/, "a size such as 512MB or 2GB");
export const gigabytes = text(/^[1-9][0-9]{0,6}GB$/, "a size in whole gigabytes, such as 30GB");
export const cidr = text(/^([0-9]{1,3}\.){3}[0-9]{1,3}\/[0-9]{1,2}$/, "an IPv4 network such as 10.0.0.0/16");
export const region = z.enum(Object.keys(zones.regions) as [string, ...string[]]);
export const zone = text(/^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$/, "an availability zone such as us-east-1a");
export const accountId = text(/^[0-9]{12}$/, 'an AWS account id: twelve digits in quotes, such as "111122223333"');
export const digest = text(/^sha256:[0-9a-f]{64}$/, "an image digest: sha256: and 64 hexadecimal digits");
export const cron = text(
  /^[0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4}$/,
  'a cron of five fields separated by single spaces, such as "0 22 * * *"',
);
export const timeOfDay = text(/^([01][0-9]|2[0-3]):[0-5][0-9] UTC$/, "a time of day such as 02:00 UTC");
export const timezone = text(/^[A-Za-z][A-Za-z0-9_+/-]*$/, "an IANA time zone such as UTC or America/New_York");
export const hostname = text(
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
  "a host name in lower case, such as api.provfair.example",
);
export const variableName = text(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, "an environment variable's name, such as LOG_LEVEL");
export const tagKey = text(
  /^[A-Za-z0-9_.:/=+@-]([A-Za-z0-9 _.:/=+@-]{0,126}[A-Za-z0-9_.:/=+@-])?$/,
  "a tag key of at most 128 letters, digits, spaces, and _.:/=+-@",
);
export const tagValue = text(
  /^[A-Za-z0-9 _.:/=+@-]{1,256}$/,
  "a tag value of 1 to 256 letters, digits, spaces, and _.:/=+-@",
);
