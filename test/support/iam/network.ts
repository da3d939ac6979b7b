/** Every way into every security group of a stack, against the ways that the specification declares. */

import { ORIGIN_PREFIX_LIST } from "../../../src/compiler/facts/cloudfront.ts";
import type { ResolvedJob, ResolvedService, ResolvedSpec } from "../../../src/compiler/overlay/resolved.ts";
import type { GraphNode } from "../../../src/graph/graph.ts";
import type { Reference } from "../../../src/graph/values.ts";
import type { IngressRule, World } from "./world.ts";

interface Task {
  readonly owner: string;
  readonly id: string;
  readonly body: ResolvedService | ResolvedJob;
}

const WORLD = "0.0.0.0/0";
const CACHE_PORT = 6379;
/** Behind a private endpoint of Atlas each node has a port of its own (MongoDB Atlas: Private Endpoints, ports). */
const ATLAS_PORTS = [1024, 65_535] as const;
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
/** Types that could open a group beside the rules that are compared. */
const OTHER_RULES = /^aws:ec2\/(securityGroupRule|networkInterfaceSecurityGroupAttachment|securityGroupAssociation):/;

/**
 * Rules that are there and not declared, of whatever source, and declared ones that are not there or there twice; rules
 * inside of groups, where nothing compares them; what stands in another group than its own.
 */
export function networkDifferences(world: World, tasks: readonly Task[], spec: ResolvedSpec): string[] {
  const wanted = declaredWays(world, tasks, spec);
  const open = world.ingress.map((rule) => wayOf(world, rule));
  return [
    ...open.filter((way) => !wanted.has(way)).map((way) => `open and not declared: ${way}`),
    ...open.filter((way, index) => open.indexOf(way) !== index).map((way) => `open twice: ${way}`),
    ...[...wanted].filter((way) => !open.includes(way)).map((way) => `declared and not open: ${way}`),
    ...world.stack.nodes.flatMap(rulesInside),
    ...world.stack.nodes.flatMap((node) => misplaced(world, node, [...tasks, ...cachesOf(spec)])),
  ];
}

function declaredWays(world: World, tasks: readonly Task[], spec: ResolvedSpec): ReadonlySet<string> {
  const ways = new Set<string>();
  const exists = (name: string) => world.stack.nodes.some(({ id }) => id === `${GROUP}::${name}`);
  const add = (from: string, to: string, [first, last]: readonly [number, number]) =>
    ways.add(`${from} to ${to} at tcp ${first}-${last}`);
  const balancers = [
    { name: "platform-load-balancer", cdn: spec.cdn !== undefined },
    { name: "platform-direct-load-balancer", cdn: false },
  ];
  for (const { name, cdn } of balancers.filter((one) => exists(one.name))) {
    if (cdn) add(`prefix list ${ORIGIN_PREFIX_LIST}`, name, [443, 443]);
    else for (const port of [80, 443]) add(WORLD, name, [port, port]);
  }
  const cidr = spec.network.existing?.cidr ?? spec.network.cidr;
  if (exists("platform-endpoints")) add(String(cidr), "platform-endpoints", [443, 443]);
  for (const { id, body } of tasks) {
    if ("route" in body && body.route !== undefined && body.port !== undefined) {
      const outside = spec.cdn !== undefined && body.route.direct;
      add(outside ? "platform-direct-load-balancer" : "platform-load-balancer", id, [body.port, body.port]);
    }
    for (const key of body.calls) {
      const callee = Object.hasOwn(spec.services, key) ? spec.services[key] : undefined;
      if (callee?.port !== undefined) add(id, callee.id, [callee.port, callee.port]);
    }
    for (const key of Object.keys(body.uses)) {
      const cache = Object.hasOwn(spec.caches, key) ? spec.caches[key] : undefined;
      const database = Object.hasOwn(spec.databases, key) ? spec.databases[key] : undefined;
      if (cache !== undefined) add(id, cache.id, [CACHE_PORT, CACHE_PORT]);
      if (database?.privateLink) add(id, "platform-atlas", ATLAS_PORTS);
    }
  }
  return ways;
}

function wayOf({ stack }: World, { from, to, protocol, ports: [first, last] }: IngressRule): string {
  const named = (id: string) => {
    const node = stack.nodes.find((one) => one.id === id);
    if (node === undefined) return id;
    if (node.token === GROUP) return node.name;
    return node.token === "aws:ec2/getManagedPrefixList:getManagedPrefixList"
      ? `prefix list ${String(node.inputs["name"])}`
      : id;
  };
  return `${named(from)} to ${named(to)} at ${protocol} ${first}-${last}`;
}

function rulesInside({ id, token, inputs }: GraphNode): string[] {
  if (OTHER_RULES.test(token)) return [`${id} opens a group by itself`];
  if (!/^aws:ec2\/(securityGroup:SecurityGroup|defaultSecurityGroup:DefaultSecurityGroup)$/.test(token)) return [];
  return ["ingress", "egress"].flatMap((key) => {
    const rules = inputs[key] ?? [];
    return Array.isArray(rules) && rules.length === 0 ? [] : [`${id} has rules inside: ${key}`];
  });
}

function cachesOf({ caches }: ResolvedSpec) {
  return Object.entries(caches).map(([key, { id }]) => ({ owner: `caches.${key}`, id }));
}

/** Types that are in a default group where they name none. */
const MEMBERS =
  /^aws:(ecs\/service:Service|elasticache\/replicationGroup:ReplicationGroup|lb\/loadBalancer:LoadBalancer)$/;

/** Each member of groups is in one: that of its owner, or of the platform. */
function misplaced(
  world: World,
  { id, name, token, owner, inputs }: GraphNode,
  owners: readonly { readonly owner: string; readonly id: string }[],
): string[] {
  const groups = groupsOf(inputs).map((group) => world.stack.nodes.find((one) => one.id === group)?.name ?? group);
  const isEndpoint = token === "aws:ec2/vpcEndpoint:VpcEndpoint";
  if (groups.length === 0 && !MEMBERS.test(token) && !(isEndpoint && inputs["vpcEndpointType"] === "Interface")) {
    return [];
  }
  const platform = isEndpoint && (name === "platform-atlas" ? name : "platform-endpoints");
  const balancer = token === "aws:lb/loadBalancer:LoadBalancer" && `${name}-load-balancer`;
  const own = platform || balancer || owners.find((one) => one.owner === owner)?.id;
  return groups.join() === own ? [] : [`${id} is in the groups ${groups.join()} and not in ${own}`];
}

/** The groups that a value names, at whatever depth. */
function groupsOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    /^securityGroup(s|Ids)$/i.test(key)
      ? (member as readonly (Reference | string)[]).map((one) => (typeof one === "string" ? one : one.node))
      : groupsOf(member),
  );
}
