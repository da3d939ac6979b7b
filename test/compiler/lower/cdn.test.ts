/** The CDN and its lock: what a reviewer would look at. */
import { expect, it } from "vitest";
import { graphOf, graphOfText, nodeOf, nodesOf, readable, referenceSources, stackOf } from "../../support/reference.ts";

const production = stackOf(graphOf(referenceSources()), "production");
const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const small = (text: string) =>
  stackOf(
    graphOfText(text, {
      production: 'account: { id: "111122223333" }',
    }),
    "production",
  );
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const RULE = "aws:lb/listenerRule:ListenerRule";

it("serves files from the bucket and hands on to services by the load balancer's own name", () => {
  const { inputs } = nodeOf(production, DISTRIBUTION, "platform");
  expect(readable(inputs["origins"])).toMatchObject([
    {
      originId: "assets",
      domainName: "<aws:s3/bucket:Bucket::assets.bucketRegionalDomainName>",
      originAccessControlId: "<aws:cloudfront/originAccessControl:OriginAccessControl::platform.id>",
    },
    {
      originId: "services",
      domainName: "origin.provfair.example",
      customOriginConfig: { originProtocolPolicy: "https-only" },
    },
  ]);
  expect(inputs).toMatchObject({ httpVersion: "http2and3", isIpv6Enabled: true });
  const behaviours = readable(inputs["orderedCacheBehaviors"]) as readonly Record<string, string>[];
  expect(behaviours.map(({ pathPattern, targetOriginId }) => [pathPattern, targetOriginId])).toEqual([
    ["/static/*", "assets"],
    ["/images/*", "assets"],
    ["/api/*", "services"],
    ["/pay/*", "services"],
  ]);
});

it("keeps certificate, firewall and logs at the edge in us-east-1, wherever the platform is", () => {
  const stack = stackOf(
    graphOfText(
      "cdn: { aliases: [acme.example], assets: files }\nbuckets: { files: {} }\ndomain: { name: acme.example, hostedZone: create }",
      {
        production: 'account: { id: "111122223333" }\nregions: { primary: eu-west-1 }',
      },
    ),
    "production",
  );
  for (const [token, name] of [
    ["aws:acm/certificate:Certificate", "platform-cdn"],
    ["aws:wafv2/webAcl:WebAcl", "platform-cdn"],
    ["aws:cloudwatch/logGroup:LogGroup", "platform-cdn-firewall"],
    ["aws:cloudwatch/logDelivery:LogDelivery", "platform-cdn"],
    ["aws:kms/key:Key", "platform-logs-edge"],
  ] as const)
    expect(nodeOf(stack, token, name).inputs["region"], token).toBe("us-east-1");
  const group = nodeOf(stack, "aws:cloudwatch/logGroup:LogGroup", "platform-cdn-firewall").inputs;
  expect(group["name"]).toBe("aws-waf-logs-acme-production-cdn");
  expect(readable(group["kmsKeyId"])).toBe("<aws:kms/key:Key::platform-logs-edge.arn>");
  // Where nothing runs, there is no network.
  expect(nodesOf(stack, "awsx:ec2:Vpc").size).toBe(0);
  expect(nodesOf(stack, "aws:ecs/cluster:Cluster").size).toBe(0);
});

it("asks for the CDN's secret in every rule, which no plan holds", () => {
  const rule = nodeOf(production, RULE, "gateway");
  expect(rule.inputs["conditions"]).toEqual([
    { hostHeader: { values: ["api.provfair.example", "www.provfair.example"] } },
    { pathPattern: { values: ["/api/*"] } },
    {
      httpHeader: {
        httpHeaderName: "X-Origin-Secret",
        values: [
          {
            $: "interpolation",
            parts: ["*", { $: "configuration", key: "originSecret", secret: true, generated: true }, "*"],
          },
        ],
      },
    },
  ]);
  const { inputs, options } = nodeOf(production, DISTRIBUTION, "platform");
  expect(JSON.stringify(inputs["origins"])).toContain('"key":"originSecretNext"');
  // Rules change first: they want what the CDN sends already.
  expect(options.dependsOn).toEqual([`${RULE}::gateway`, `${RULE}::payments`]);
});

it("lets nobody but the distribution read the bucket from outside, in the one policy of the bucket", () => {
  const policies = [...nodesOf(production, "aws:s3/bucketPolicy:BucketPolicy").values()].filter(
    ({ name }) => name === "assets",
  );
  expect(policies).toHaveLength(1);
  const { Statement } = readable(policies[0]?.inputs["policy"]) as { Statement: readonly Record<string, unknown>[] };
  expect(Statement.map(({ Sid }) => Sid)).toEqual(["CdnReads", "CdnFinds", "DenyWithoutTls"]);
  for (const statement of Statement.slice(0, 2)) {
    expect(statement["Condition"]).toEqual({
      StringEquals: { "aws:SourceArn": `<${DISTRIBUTION}::platform.arn>` },
    });
  }
});

it("leads every alias to the CDN and the origin to the load balancer", () => {
  const records = nodesOf(production, "aws:route53/record:Record");
  const target = (name: string) =>
    (readable(records.get(name)?.inputs["aliases"]) as readonly Record<string, unknown>[])[0];
  for (const name of ["platform-www.provfair.example", "platform-www.provfair.example-ipv6"]) {
    expect(target(name)).toMatchObject({ name: `<${DISTRIBUTION}::platform.domainName>`, evaluateTargetHealth: false });
  }
  expect(target("platform-origin.provfair.example")).toMatchObject({
    name: "<aws:lb/loadBalancer:LoadBalancer::platform.dnsName>",
  });
});

it("puts direct services on a load balancer with a firewall of its own, without the secret", () => {
  const stack = small(`
    domain: { name: acme.example, hostedZone: { id: Z0123456789 } }
    buckets: { files: {} }
    services:
      web: { ${IMAGE}, port: 80, route: { paths: [/*], hosts: [www.acme.example] } }
      live: { ${IMAGE}, port: 80, route: { paths: [/*], hosts: [live.acme.example], direct: true } }
    cdn: { aliases: [www.acme.example], assets: files, behaviours: [{ path: /app/*, to: web, cache: dynamic }] }
  `);
  expect([...nodesOf(stack, "aws:lb/loadBalancer:LoadBalancer").keys()].sort()).toEqual([
    "platform",
    "platform-direct",
  ]);
  const live = nodeOf(stack, RULE, "live").inputs;
  expect(readable(live["listenerArn"])).toBe("<aws:lb/listener:Listener::platform-direct-https.arn>");
  expect(live["conditions"]).toEqual([
    { hostHeader: { values: ["live.acme.example"] } },
    { pathPattern: { values: ["/*"] } },
  ]);
  expect(nodeOf(stack, "aws:wafv2/webAcl:WebAcl", "platform-direct").inputs["scope"]).toBe("REGIONAL");
  expect(
    readable(nodeOf(stack, "aws:wafv2/webAclAssociation:WebAclAssociation", "platform-direct").inputs["resourceArn"]),
  ).toBe("<aws:lb/loadBalancer:LoadBalancer::platform-direct.arn>");
});

it("counts large bodies at first, and blocks who asks too often", () => {
  const rules = readable(nodeOf(production, "aws:wafv2/webAcl:WebAcl", "platform-cdn").inputs["rules"]);
  expect(rules).toMatchObject([
    { name: "rate-limit", action: { block: {} }, statement: { rateBasedStatement: { limit: 2000 } } },
    { name: "ip-reputation", overrideAction: { none: {} } },
    { name: "known-bad-inputs", overrideAction: { none: {} } },
    {
      name: "common",
      statement: {
        managedRuleGroupStatement: {
          ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
        },
      },
    },
  ]);
});
