import { message } from "../../diagnostic/define.ts";
import { COLLECTOR } from "../facts/collector.ts";
import type { ResolvedImage, ResolvedSpec } from "../overlay/resolved.ts";
import { defineRule, type Path } from "./rule.ts";

export const imageOutOfReach = defineRule({
  name: "image-out-of-reach",
  section: "docs/language/network.md#nat-gateways",
  severity: "error",
  message: message`image "${"repository"}" cannot be pulled in a network without NAT gateways`,
  why: "Endpoints reach the private registries of ECR in the platform's region only; a registry on the internet, ECR Public among them, needs a way out.",
  help: message`copy the image to ECR in "${"region"}", or write natGateways: single`,
  check({ spec }, report) {
    if (spec.network.natGateways !== "none") return;
    const region = spec.regions.primary;
    for (const { path, image } of imagesOf(spec)) {
      const { repository } = image;
      if (repository === undefined || isReachable(repository, region)) continue;
      report({
        path,
        params: { repository, region },
        related: [{ path: ["network", "natGateways"], message: "the network has no way out" }],
      });
    }
  },
});

function isReachable(repository: string, region: string): boolean {
  return /^[0-9]{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\//.exec(repository)?.[1] === region;
}

/** The images, with the place that names their repository. */
function imagesOf(
  spec: ResolvedSpec,
): readonly { readonly path: Path; readonly image: Pick<ResolvedImage, "repository"> }[] {
  const services = Object.entries(spec.services).flatMap(([service, { image, sidecars }]) => [
    { path: ["services", service, "image", "repository"], image },
    ...Object.entries(sidecars).map(([name, sidecar]) => ({
      path: ["services", service, "sidecars", name, "image", "repository"],
      image: sidecar.image,
    })),
  ]);
  const collected = spec.observability.tracing?.collector === "opentelemetry";
  const traced = collected && Object.values(spec.services).some(({ tracing }) => tracing !== undefined);
  return [
    ...services,
    ...(traced ? [{ path: ["observability", "tracing"], image: { repository: COLLECTOR.repository } }] : []),
    ...Object.entries(spec.jobs).map(([job, { image }]) => ({ path: ["jobs", job, "image", "repository"], image })),
  ];
}
