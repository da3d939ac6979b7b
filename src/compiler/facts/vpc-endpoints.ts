/** What the names of endpoints in a specification stand for. */
import facts from "./vpc-endpoints.json" with { type: "json" };

export interface VpcEndpoint {
  readonly type: "Gateway" | "Interface";
  /** Ends of service names; see `endpointServiceName`. */
  readonly services: readonly string[];
  /** Endpoints that it needs beside it in a network without NAT. */
  readonly requires?: readonly string[];
  /** Some regions lack it. */
  readonly regionsVary?: boolean;
}

const endpoints = facts.endpoints as Readonly<Record<string, VpcEndpoint>>;

/** The names that a specification can list. */
export const VPC_ENDPOINT_NAMES: readonly string[] = Object.keys(endpoints);

/** An endpoint by its name; `undefined` for an unknown one. */
export function vpcEndpoint(name: string): VpcEndpoint | undefined {
  return Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
}

/** `com.amazonaws.us-east-1.ecr.api`. */
export function endpointServiceName(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}
