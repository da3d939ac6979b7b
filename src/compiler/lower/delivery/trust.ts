/** Who may take a role of the pipeline: jobs of the one repository, named to the letter. */
import type { JsonDocument, Reference } from "../../../graph/values.ts";
import type { DeliveryModel } from "../../model/delivery.ts";
import { policy } from "../policy.ts";

/** The issuer of the tokens of GitHub Actions, as IAM names it. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";
/** For whom the tokens are issued (GitHub: Configuring OpenID Connect in Amazon Web Services). */
export const GITHUB_AUDIENCE = "sts.amazonaws.com";

/**
 * The trust of a role: `jobs` is the end of the token's subject, `environment:production` or `ref:refs/heads/main`. Both
 * exact forms of the subject are listed, never a pattern: with names alone, and, for repositories that were made, renamed
 * or transferred since 2026-07-15, with ids (GitHub: OpenID Connect reference, immutable subject claims).
 */
export function repositoryTrust(
  { repository, repositoryIds }: DeliveryModel,
  providerArn: string | Reference<string>,
  jobs: string,
): JsonDocument {
  const [owner = "", name = ""] = repository.split("/");
  const subjects = [
    `repo:${owner}/${name}:${jobs}`,
    ...(repositoryIds === undefined
      ? []
      : [`repo:${owner}@${repositoryIds.owner}/${name}@${repositoryIds.repository}:${jobs}`]),
  ];
  return policy({
    Effect: "Allow",
    Principal: { Federated: providerArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { [`${GITHUB_ISSUER}:aud`]: GITHUB_AUDIENCE, [`${GITHUB_ISSUER}:sub`]: subjects },
    },
  });
}
