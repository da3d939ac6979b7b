/** `state`: where Pulumi keeps what it knows of the platform. */
import * as z from "zod";
import { field, text } from "./field.ts";
import { region } from "./scalars.ts";

export const state = z.strictObject({
  backend: field(
    text(
      /^(file|s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[A-Za-z0-9._-]{1,100}){0,5}|https:\/\/[a-z0-9][a-z0-9.-]{0,200}(:[0-9]{1,5})?)$/,
      "a place: file, a bucket such as s3://shop-state, or https://api.pulumi.com",
    ),
    {
      description:
        "Where the state is: `file`, a folder of this machine; `s3://<bucket>`; or Pulumi Cloud, `https://api.pulumi.com`. Default: file.",
      example: "s3://shop-state",
    },
  ).optional(),
  region: field(region, {
    description: "The bucket's region. Default: the primary region.",
    example: "us-west-2",
  }).optional(),
  replica: field(region, {
    description: "The region that the bucket is replicated to, if it is.",
    example: "us-west-2",
  }).optional(),
  organization: field(text(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, "the name of an organisation of Pulumi Cloud"), {
    description: "The organisation of Pulumi Cloud; without it, the user's own.",
    example: "acme",
  }).optional(),
  secrets: field(
    text(
      /^(passphrase|awskms:\/\/(\/arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)\/)?[A-Za-z0-9/_-]{1,256}\?region=[a-z0-9-]{5,30})$/,
      "a way: passphrase, or a key of KMS such as awskms://alias/shop-state?region=us-east-1",
    ),
    {
      description:
        "What encrypts secrets in the state: `passphrase`, given in PULUMI_CONFIG_PASSPHRASE, or a key of KMS. A stack keeps what it was made with. Default: passphrase; with Pulumi Cloud its own key.",
      example: "awskms://alias/shop-state?region=us-east-1",
    },
  ).optional(),
});
