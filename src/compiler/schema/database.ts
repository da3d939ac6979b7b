/** `atlas` and `databases`: MongoDB in Atlas. */
import * as z from "zod";
import { WEEK_DAYS } from "../facts/atlas.ts";
import { storeBackup } from "./backup.ts";
import { field, text, whole } from "./field.ts";
import { cidr, entryId, name, rotation } from "./scalars.ts";

const size = text(/^[MR][0-9]{2,3}$/, "a size such as M30, or R50 with less CPU");

export const atlas = z.strictObject({
  organization: field(text(/^[0-9a-f]{24}$/, "an organisation's id: 24 hexadecimal digits"), {
    description: "The id of the Atlas organisation that the environment's project is made in.",
    example: "5f3c0e8a9b1d2c3e4f5a6b7c",
  }),
  maintenance: field(
    z.strictObject({
      day: field(z.enum(WEEK_DAYS), {
        description: "The day of the week. Default: sunday.",
        example: "sunday",
      }).optional(),
      at: field(text(/^([01][0-9]|2[0-3]):00 UTC$/, "a whole hour such as 04:00 UTC"), {
        description: "The hour at which it may begin. Default: 04:00 UTC.",
        example: "04:00 UTC",
      }).optional(),
    }),
    {
      description: "When Atlas may update the databases; each update is put off by a week once.",
      example: { day: "sunday", at: "04:00 UTC" },
    },
  ).optional(),
  accessList: field(z.array(cidr), {
    description:
      "Networks from which databases without private link may be reached, besides the platform's own NAT gateways. An existing network needs them, since its gateways are not known. Default: none.",
    example: ["203.0.113.7/32"],
  }).optional(),
  credentials: field(name, {
    description:
      "The secret with which passwords are made in Atlas: its keys are clientId and clientSecret, of a service account that people supply. Needed where a database has auth: password.",
    example: "atlas-service-account",
  }).optional(),
});

export const database = field(
  z.strictObject({
    id: entryId.optional(),
    engine: field(z.enum(["mongodb-atlas"]), {
      description: "What kind of database it is.",
      example: "mongodb-atlas",
      values: { "mongodb-atlas": "MongoDB, run by Atlas on AWS in the platform's region." },
    }),
    version: field(text(/^[0-9]{1,2}\.[0-9]$/, 'a major release in quotes, such as "8.0"'), {
      description: "The major release. It can only be raised, by one at a time.",
      example: "8.0",
    }),
    size: field(size, {
      description:
        "The size of each node: M10 to M300, or R40 to R700 with less CPU. M10 and M20 share their processors. With `autoscaling.maxSize` it is the size to begin with.",
      example: "M30",
    }),
    nodes: field(whole(1, 50), {
      description: "How many nodes: 3, 5, or 7, spread over the availability zones. Default: 3.",
      example: 3,
    }).optional(),
    database: field(text(/^[A-Za-z0-9_-]{1,63}$/, "a database's name of letters, digits, _ and -"), {
      description: "The name of the database in the cluster; access is to it alone. Default: the id.",
      example: "players",
    }).optional(),
    auth: field(z.enum(["iam", "password"]), {
      description: "How tasks sign in. Default: iam.",
      example: "iam",
      values: {
        iam: "With the role that they have: there is no password.",
        password: "With a password that the platform makes and replaces; for drivers that know nothing else.",
      },
    }).optional(),
    rotate: field(rotation, {
      description: "With passwords, how often each is replaced, 1d to 1000d. Default: 90d.",
      example: "30d",
    }).optional(),
    readPreference: field(z.enum(["primary", "primaryPreferred", "secondary", "secondaryPreferred", "nearest"]), {
      description: "Which nodes reads go to, written into the connection string. Default: primary.",
      example: "secondaryPreferred",
      values: {
        primary: "The primary: what was written is read.",
        primaryPreferred: "The primary, and while there is none a secondary.",
        secondary: "A secondary: it may be a moment behind.",
        secondaryPreferred: "A secondary, and while there is none the primary.",
        nearest: "Whichever answers first.",
      },
    }).optional(),
    autoscaling: field(
      z.strictObject({
        maxSize: field(size, {
          description: "The largest size that Atlas may take by itself. Without it the size stays as it is.",
          example: "M50",
        }).optional(),
        minSize: field(size, {
          description: "The smallest size that Atlas may go back to. Without it the size only grows.",
          example: "M30",
        }).optional(),
        disk: field(z.boolean(), {
          description: "Whether the disks grow before they are full. Default: true.",
          example: true,
        }).optional(),
      }),
      { description: "What Atlas may enlarge by itself.", example: { maxSize: "M50", disk: true } },
    ).optional(),
    privateLink: field(z.boolean(), {
      description:
        "Whether tasks reach it by AWS PrivateLink, inside the VPC. false: over the internet, from the NAT gateways' addresses only. Default: true.",
      example: true,
    }).optional(),
    backup: storeBackup.optional(),
  }),
  {
    description: "A MongoDB cluster in Atlas, with one database for the platform.",
    example: { engine: "mongodb-atlas", version: "8.0", size: "M30" },
  },
);
