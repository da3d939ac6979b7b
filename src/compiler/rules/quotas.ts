/** What the environments ask of each account and load balancer, beside what AWS grants. Follows the lowering. */
import { type QuotaName, quota } from "../facts/quotas.ts";
import type { ResolvedService, ResolvedSpec } from "../overlay/resolved.ts";
import type { Path, RuleContext } from "./rule.ts";

export interface QuotaUse {
  readonly name: QuotaName;
  /** What has the quota, as messages call it. */
  readonly subject: string;
  readonly used: number;
  readonly limit: number;
  /** The limit is what the author says, or what AWS documents; else it is what new accounts were seen to have. */
  readonly certain: boolean;
  /** Environments that use it, each at its path. */
  readonly places: readonly { readonly context: RuleContext; readonly path: Path }[];
}

const CPU_UNITS = 1024;

/** The share of a quota from which on there is little room, for what else is in the account and for the next service. */
const NEAR = 0.8;

const remembered = new WeakMap<readonly RuleContext[], readonly QuotaUse[]>();

/** The uses of quotas that are near to the quota or above it; only accounts that are named are compared. */
export function quotaUses(contexts: readonly RuleContext[]): readonly QuotaUse[] {
  const known = remembered.get(contexts);
  if (known !== undefined) return known;
  const uses = [...accountUses(contexts), ...contexts.flatMap(environmentUses)];
  const near = uses.filter(({ used, limit }) => used >= limit * NEAR);
  remembered.set(contexts, near);
  return near;
}

/** Quotas of accounts, which environments of one account share; most count in a region. */
function accountUses(contexts: readonly RuleContext[]): QuotaUse[] {
  const totals = new Map<
    string,
    {
      name: QuotaName;
      account: string;
      region: string | undefined;
      used: number;
      places: { context: RuleContext; path: Path }[];
    }
  >();
  for (const context of contexts) {
    const { account, regions } = context.spec;
    if (account === undefined) continue;
    for (const [name, amount] of Object.entries(accountNeeds(context.spec)) as [QuotaName, number][]) {
      if (amount === 0) continue;
      const region = quota(name).scope === "region" ? regions.primary : undefined;
      const key = `${account.id} ${name} ${region}`;
      const total = totals.get(key) ?? { name, account: account.id, region, used: 0, places: [] };
      totals.set(key, total);
      total.used += amount;
      total.places.push({ context, path: ["account", "quotas", name] });
    }
  }
  return [...totals.values()].map(({ name, account, region, used, places }) => {
    const said = Math.max(...places.map(({ context }) => granted(context.spec, name) ?? 0));
    return {
      name,
      subject: `account "${account}"${region === undefined ? "" : ` in ${region}`}`,
      used,
      limit: said || quota(name).default,
      certain: said > 0 || quota(name).verified,
      places,
    };
  });
}

function accountNeeds(spec: ResolvedSpec): Partial<Record<QuotaName, number>> {
  const { network, services, jobs, databases } = spec;
  const runs = Object.keys(services).length + Object.keys(jobs).length > 0;
  const created = runs && network.existing === undefined;
  const zones =
    typeof network.availabilityZones === "object" ? network.availabilityZones.length : (network.availabilityZones ?? 0);
  let onDemand = 0;
  let spot = 0;
  const replicated = Object.values(spec.buckets).filter(({ standby }) => standby === "replicate").length;
  let roles = (created ? 1 : 0) + replicated + (Object.keys(databases).length === 0 ? 0 : 1);
  for (const service of Object.values(services)) {
    const tasks = mostTasks(service);
    const own = service.critical ? tasks : Math.min(1, tasks);
    onDemand += (own * service.cpu) / CPU_UNITS;
    spot += ((tasks - own) * service.cpu) / CPU_UNITS;
    roles += 2 + (isShifting(service) ? 1 : 0);
  }
  for (const { cpu, timeout, retries } of Object.values(jobs)) {
    onDemand += cpu / CPU_UNITS;
    roles += 3 + (timeout !== undefined || retries > 0 ? 1 : 0);
  }
  return {
    fargateVcpu: onDemand,
    fargateSpotVcpu: spot,
    roles,
    vpcs: created ? 1 : 0,
    elasticIps: !created ? 0 : { "per-zone": zones, single: 1, none: 0 }[network.natGateways ?? "none"],
  };
}

/** Quotas of one load balancer and of security groups: nothing is shared. */
function environmentUses(context: RuleContext): QuotaUse[] {
  const { spec } = context;
  const routed = Object.values(spec.services).filter(({ route }) => route !== undefined);
  const callers = new Map<string, number>();
  for (const { calls } of [...Object.values(spec.services), ...Object.values(spec.jobs)]) {
    for (const target of calls.length > 1 ? new Set(calls) : calls) callers.set(target, (callers.get(target) ?? 0) + 1);
  }
  const use = (name: QuotaName, subject: string, used: number, path: Path): QuotaUse => ({
    name,
    subject,
    used,
    limit: granted(spec, name) ?? quota(name).default,
    certain: granted(spec, name) !== undefined || quota(name).verified,
    places: [{ context, path }],
  });
  const groups: QuotaUse[] = [];
  for (const [key, callersOfIt] of callers) {
    const service = Object.hasOwn(spec.services, key) ? spec.services[key] : undefined;
    const used = callersOfIt + (service?.route === undefined ? 0 : 1);
    if (service === undefined) continue;
    groups.push(use("rulesPerSecurityGroup", `the security group of service "${key}"`, used, ["services", key]));
  }
  const linked = [...Object.values(spec.services), ...Object.values(spec.jobs)].filter(({ uses }) =>
    Object.keys(uses).some((store) => Object.hasOwn(spec.databases, store) && spec.databases[store]?.privateLink),
  );
  groups.push(use("rulesPerSecurityGroup", "the security group of the databases", linked.length, ["databases"]));
  const targetGroups = routed.reduce((sum, service) => sum + (isShifting(service) ? 2 : 1), 0);
  return [
    use("rulesPerLoadBalancer", "the load balancer", routed.length, ["services"]),
    use("targetGroupsPerLoadBalancer", "the load balancer", targetGroups, ["services"]),
    ...groups,
  ];
}

/** What the author says of a quota. */
function granted({ account }: ResolvedSpec, name: QuotaName): number | undefined {
  return (account?.quotas as Partial<Record<QuotaName, number>> | undefined)?.[name];
}

function mostTasks({ scaling }: ResolvedService): number {
  return Math.max(scaling.max, ...scaling.schedules.map(({ max }) => max));
}

function isShifting({ route, deploy }: ResolvedService): boolean {
  return route !== undefined && (deploy.strategy === "blue-green" || deploy.strategy === "canary");
}

/** What is counted, without what is not: `listener rules`. */
export function quotaTitle(name: QuotaName): string {
  return quota(name).title.replace(/,.*/, "");
}

/** How to get more. */
export function raiseText(name: QuotaName): string {
  const { code, adjustable } = quota(name);
  if (!adjustable) return "AWS does not raise it: ";
  return `have it raised${code === null ? "" : ` (Service Quotas ${code})`} and write it under account.quotas.${name}, or `;
}

/** How to need less. */
export function saveText(name: QuotaName): string {
  return Object.hasOwn(SAVINGS, name) ? (SAVINGS[name] ?? "") : "use another account";
}

const SAVINGS: Partial<Record<QuotaName, string>> = {
  fargateVcpu: "lower cpu or scaling.max",
  fargateSpotVcpu: "lower cpu or scaling.max",
  elasticIps: "write natGateways: single where a zone may fail",
  rulesPerLoadBalancer: "give fewer services a route",
  targetGroupsPerLoadBalancer: "give fewer services a route, or deploy more of them rolling",
  rulesPerSecurityGroup: "let fewer services call it",
};
