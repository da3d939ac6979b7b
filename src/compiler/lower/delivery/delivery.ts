/** In an account's stack: IAM's provider for GitHub, and the roles of the pipeline in this account, with their limits. */
import type { ResourceOptions } from "../../../graph/builder.ts";
import { boundaryName, deliveryPath, deliveryRoleName } from "../../../graph/names.ts";
import type { Reference } from "../../../graph/values.ts";
import type { DeliveryModel } from "../../model/delivery.ts";
import type { ResolvedAccount } from "../../overlay/resolved.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "../context.ts";
import { policy } from "../policy.ts";
import { boundaryArn, pipelineLimit, platformBoundary } from "./boundaries.ts";
import { type Deployed, deployStatements, othersStatements, readStatements, roleStatements } from "./deploy.ts";
import { createPipelineRoles } from "./pipeline-roles.ts";
import { publishStatements } from "./publish.ts";
import { stateStatements } from "./state.ts";
import { GITHUB_AUDIENCE, GITHUB_ISSUER } from "./trust.ts";

export interface DeliverySettings {
  readonly delivery: DeliveryModel;
  /** Twelve digits. */
  readonly account: string;
  readonly singleton: ResolvedAccount["singletons"]["githubProvider"];
  /** The delivered environments in this account; `boundary` is the author's, if there is one. */
  readonly environments: readonly (Omit<Deployed, "boundary" | "platform" | "account"> & {
    readonly boundary: string | undefined;
  })[];
}

export function lowerDelivery(lowering: Lowering, settings: DeliverySettings): void {
  const { delivery, account, environments } = settings;
  const publishes = delivery.registry?.account === account && delivery.images.length > 0;
  if (environments.length === 0 && !publishes) return;
  const { platform } = delivery;
  const scope = lowering.builder.scope(sharedPlace(lowering, "delivery", "delivery"));
  const providerArn = lowerProvider(lowering, scope, settings);
  const path = deliveryPath(platform);
  const own = environments.map((one) => ({
    ...one,
    platform,
    account,
    boundary: one.boundary ?? boundaryArn(account, platform),
  }));

  if (environments.some(({ boundary }) => boundary === undefined)) {
    scope.resource(
      "aws:iam/policy:Policy",
      shared("boundary"),
      {
        name: boundaryName(platform),
        path,
        description: `What no role of ${platform} may go beyond`,
        policy: policy(...platformBoundary(delivery)),
      },
      { role: "boundary", deleteBeforeReplace: true },
    );
  }
  const limit = pipelineLimit(delivery, {
    account,
    environments: own.map(({ environment }) => environment),
    boundaries: [...new Set(own.map(({ boundary }) => boundary))].sort(),
  });
  const pipelineRole = createPipelineRoles({ scope, delivery, providerArn, limit });
  if (publishes) {
    pipelineRole({
      name: "publish",
      physical: deliveryRoleName(platform, "publish"),
      description: `Pushes the images of ${platform}`,
      jobs: `ref:refs/heads/${delivery.branch}`,
      boundary: environments[0]?.boundary,
      policies: [
        [
          "images",
          [
            ...publishStatements(delivery, account),
            ...stateStatements(delivery, { stacks: ["images"], writes: true, account }),
          ],
        ],
      ],
    });
  }
  for (const deployed of own) {
    const { environment } = deployed;
    const authored = environments.find((one) => one.environment === environment)?.boundary;
    pipelineRole({
      name: `${environment}-preview`,
      physical: deliveryRoleName(platform, { preview: environment }),
      description: `Looks at ${environment} of ${platform}, and changes nothing`,
      jobs: `ref:refs/heads/${delivery.branch}`,
      boundary: authored,
      policies: [
        ["read", readStatements(deployed)],
        ["state", stateStatements(delivery, { stacks: [environment, `account-${account}`], writes: false, account })],
      ],
    });
    pipelineRole({
      name: `${environment}-deploy`,
      physical: deliveryRoleName(platform, { deploy: environment }),
      description: `Deploys ${environment} of ${platform}`,
      jobs: `environment:${environment}`,
      boundary: authored,
      policies: [
        ...deployStatements(deployed).map(([group, statement]) => [group, [statement]] as const),
        ["others", othersStatements(deployed)],
        ["read", readStatements(deployed)],
        ["roles", roleStatements(deployed)],
        ["state", stateStatements(delivery, { stacks: [environment], writes: true, account })],
      ],
    });
  }
}

/** The provider's ARN: of what is made or adopted here, or of what somebody else made. */
function lowerProvider(
  { model }: Lowering,
  scope: Scope,
  { account, singleton }: DeliverySettings,
): string | Reference<string> {
  const arn = `arn:aws:iam::${account}:oidc-provider/${GITHUB_ISSUER}`;
  if (singleton === "skip") return arn;
  const options: ResourceOptions = singleton === "adopt" ? { import: arn } : {};
  const provider = scope.resource(
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
    shared("github"),
    { url: `https://${GITHUB_ISSUER}`, clientIdLists: [GITHUB_AUDIENCE] },
    { ...options, role: "github", origin: model.origin("account.singletons.githubProvider") },
  );
  return provider.arn;
}
