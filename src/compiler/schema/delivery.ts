/** `delivery`: the pipeline that checks, builds, and deploys the platform. */
import * as z from "zod";
import { field, text, whole } from "./field.ts";
import { cron, name } from "./scalars.ts";

const environments = z.array(name).min(1);

export const delivery = z.strictObject({
  provider: field(z.enum(["github-actions"]), {
    description: "Who runs the pipeline.",
    example: "github-actions",
    values: { "github-actions": "GitHub Actions, which AWS trusts by OpenID Connect: no key is kept anywhere." },
  }),
  repository: field(
    text(
      /^[A-Za-z0-9]([A-Za-z0-9-]{0,37}[A-Za-z0-9])?\/[A-Za-z0-9._-]{1,100}$/,
      "an owner and a repository, such as provfair/platform",
    ),
    {
      description: "The repository whose workflows may use the roles, in the spelling that GitHub shows.",
      example: "provfair/platform",
    },
  ),
  repositoryIds: field(
    z.strictObject({
      owner: field(whole(1, 999_999_999_999), {
        description: "The id of the repository's owner: `gh api repos/OWNER/NAME --jq .owner.id`.",
        example: 1234,
      }),
      repository: field(whole(1, 999_999_999_999), {
        description: "The id of the repository: `gh api repos/OWNER/NAME --jq .id`.",
        example: 5678,
      }),
    }),
    {
      description:
        "The ids of owner and repository, which GitHub names in the tokens of repositories made, renamed, or transferred since 2026-07-15.",
      example: { owner: 1234, repository: 5678 },
    },
  ).optional(),
  branch: field(
    text(/^[A-Za-z0-9_]([A-Za-z0-9._-]{0,98}[A-Za-z0-9_])?(\/[A-Za-z0-9_-]{1,50}){0,3}$/, "a branch, such as main"),
    {
      description: "The branch that is deployed. Default: main.",
      example: "main",
    },
  ).optional(),
  environments: field(environments, {
    description:
      "The environments that the pipeline deploys, one after the other in this order. Default: all that name an account: those that may be thrown away, the protected ones, those that are approved.",
    example: ["development", "staging", "production"],
  }).optional(),
  approve: field(z.array(name), {
    description: "The environments whose deployment somebody has to approve. Default: none.",
    example: ["production"],
  }).optional(),
  inventory: field(z.enum(["commit", "pull-request"]), {
    description: "How the digests of built images come into the inventories. Default: commit.",
    example: "commit",
    values: {
      commit: "A commit on the branch, deployed at once.",
      "pull-request": "A pull request, deployed when it is merged: for branches that take nothing else.",
    },
  }).optional(),
  smoke: field(
    z.record(name, text(/^\/[A-Za-z0-9_.~/%?=&-]{0,1023}$/, "a path of the service's route, such as /api/status")),
    {
      description:
        "By service, a path that must be answered with success through its route after a deployment. Default: of each route any answer that is no server error.",
      example: { gateway: "/api/status" },
    },
  ).optional(),
  drift: field(
    z.strictObject({
      cron: field(cron, {
        description: "When the environments are compared with what is deployed; UTC. Default: 0 4 * * *.",
        example: "0 4 * * *",
      }).optional(),
    }),
    { description: "The comparison of every night.", example: { cron: "0 4 * * *" } },
  ).optional(),
});
