import { message } from "../../diagnostic/define.ts";
import { vpcEndpoint } from "../facts/vpc-endpoints.ts";
import { defineRule } from "./rule.ts";

export const endpointWithoutRequired = defineRule({
  name: "endpoint-without-required",
  section: "docs/language/network.md#endpoints",
  severity: "warning",
  message: message`endpoint "${"endpoint"}" lacks "${"required"}" beside it`,
  why: "ECR answers with links to S3, where the layers of images lie: without the gateway endpoint of S3, which costs nothing, every pull still goes through NAT and is paid there.",
  help: message`add "${"required"}" to endpoints`,
  check({ spec: { network } }, report) {
    // Without NAT the lack is an error, and another rule's.
    if (network.natGateways === "none") return;
    for (const [index, endpoint] of network.endpoints.entries()) {
      for (const required of vpcEndpoint(endpoint)?.requires ?? []) {
        if (network.endpoints.includes(required)) continue;
        report({ path: ["network", "endpoints", index], params: { endpoint, required } });
      }
    }
  },
});
