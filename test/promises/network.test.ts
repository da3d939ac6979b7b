/** The source's promises of the network and of the way in. */
import { expect, it } from "vitest";
import { all, one, production, reference } from "../support/promises.ts";
import { graphOfText, nodesOf, readable, stackOf } from "../support/reference.ts";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const from = (cidr: string) => [...all(INGRESS).values()].filter(({ cidrIpv4 }) => cidrIpv4 === cidr);

it("VPC 10.0.0.0/16, two zones, a NAT gateway in each", () => {
  const vpc = production.nodes.find(({ token }) => token === "awsx:ec2:Vpc");
  expect(readable(vpc?.inputs)).toMatchObject({
    cidrBlock: "10.0.0.0/16",
    availabilityZoneNames: ["us-east-1a", "us-east-1b"],
    natGateways: { strategy: "OnePerAz" },
  });
  const made = (token: string) => production.nodes.filter((node) => node.token === token && node.madeBy === vpc?.id);
  expect(made("aws:ec2/natGateway:NatGateway")).toHaveLength(2);
  expect(made("aws:ec2/subnet:Subnet")).toHaveLength(6);
});

it("Security groups: 80 and 443 from the internet", () => {
  expect(from("0.0.0.0/0")).toEqual([]);
  expect(one(INGRESS, "platform-load-balancer-cdn")).toMatchObject({ fromPort: 443, toPort: 443 });
  const withoutCdn = graphOfText(
    `
    domain: { name: acme.example, hostedZone: { id: Z0123456789ABCDEFGHIJ } }
    services: { web: { image: { build: web }, port: 8080, route: { paths: [/*] } } }
    `,
    { production: 'account: { id: "111122223333" }' },
  );
  const open = [...nodesOf(stackOf(withoutCdn, "production"), INGRESS).values()]
    .map(({ inputs }) => inputs)
    .filter(({ cidrIpv4 }) => cidrIpv4 === "0.0.0.0/0");
  expect(open.map(({ fromPort, toPort }) => [fromPort, toPort])).toEqual([
    [80, 80],
    [443, 443],
  ]);
});

it("Security groups: internal port ranges, all egress", () => {
  for (const [name, rule] of all(INGRESS)) {
    const inside = rule["referencedSecurityGroupId"] !== undefined || rule["cidrIpv4"] === "10.0.0.0/16";
    expect([name, inside || rule["prefixListId"] !== undefined]).toEqual([name, true]);
  }
  const egress = all("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule");
  for (const service of ["gateway", "matchmaking", "profiles", "payments", "results-worker", "season-rollup"])
    expect(egress.get(service)).toMatchObject({ ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
});

it("Load balancer with a managed certificate, path routing, a target group per service, HTTP health checks", () => {
  expect(one("aws:lb/listener:Listener", "platform-https")).toMatchObject({ port: 443, protocol: "HTTPS" });
  expect(all("aws:acm/certificate:Certificate").size).toBeGreaterThan(0);
  const rules = all("aws:lb/listenerRule:ListenerRule");
  const paths = (name: string) => JSON.stringify(rules.get(name)?.["conditions"]);
  expect(paths("gateway")).toContain('"pathPattern":{"values":["/api/*"]}');
  expect(paths("payments")).toContain('"pathPattern":{"values":["/pay/*"]}');
  const groups = all("aws:lb/targetGroup:TargetGroup");
  expect([...groups.keys()]).toEqual(["gateway", "payments", "payments-green"]);
  for (const group of groups.values()) expect(group).toMatchObject({ healthCheck: { path: "/healthz" } });
});

it("Discovery by Cloud Map", () => {
  expect(one("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", "platform")).toMatchObject({
    name: "provfair.internal",
  });
  expect(one("aws:ecs/service:Service", "profiles")).toMatchObject({
    serviceConnectConfiguration: { enabled: true, services: [{ clientAlias: [{ dnsName: "profiles", port: 8080 }] }] },
  });
});

it("CDN with a redirect to HTTPS and a cache policy per content type", () => {
  const distribution = one("aws:cloudfront/distribution:Distribution", "platform");
  const behaviours = distribution["orderedCacheBehaviors"] as readonly Record<string, string>[];
  for (const one of [...behaviours, distribution["defaultCacheBehavior"] as Record<string, string>])
    expect(one["viewerProtocolPolicy"]).toBe("redirect-to-https");
  const policies = new Map(behaviours.map(({ pathPattern, cachePolicyId }) => [pathPattern, cachePolicyId]));
  expect(policies.get("/static/*")).toBe(policies.get("/images/*"));
  expect(policies.get("/static/*")).not.toBe(policies.get("/api/*"));
  const headers = new Map(behaviours.map(({ pathPattern, responseHeadersPolicyId: id }) => [pathPattern, id]));
  expect(headers.get("/static/*")).not.toBe(headers.get("/images/*"));
  expect(distribution["viewerCertificate"]).toMatchObject({ minimumProtocolVersion: "TLSv1.2_2021" });
});

it("Four tags on everything", () => {
  for (const stack of reference.stacks) {
    const provider = stack.nodes.find(({ token }) => token === "pulumi:providers:aws");
    expect(provider?.inputs["defaultTags"]).toMatchObject({
      tags: {
        project: "provfair",
        owner: "platform-team",
        "cost-center": "games-1001",
        environment: stack.environment,
      },
    });
  }
});
