/**
 * The load balancer: HTTP is sent to HTTPS, HTTPS answers 404 until a service's rule takes a request. With a CDN nobody else
 * may ask it, and services that stay outside have one of their own, behind a firewall.
 */
import type { Reference } from "../../graph/values.ts";
import { ORIGIN_PREFIX_LIST } from "../facts/cloudfront.ts";
import { RECOMMENDED_TLS_POLICY } from "../facts/tls-policies.ts";
import { LOG_PREFIXES, type LoadBalancerKind, type LogBucket } from "./access-logs.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "./context.ts";
import type { Domain } from "./domain.ts";
import { lowerFirewall } from "./firewall.ts";
import type { Keys } from "./keys.ts";
import type { Network } from "./network.ts";

export interface LoadBalancer {
  readonly arnSuffix: Reference<string>;
  readonly dnsName: Reference<string>;
  readonly zoneId: Reference<string>;
  readonly listenerArn: Reference<string>;
  readonly securityGroupId: Reference<string>;
  /** Only requests of the CDN are answered. */
  readonly locked: boolean;
}

export interface LoadBalancerSettings {
  readonly kind: LoadBalancerKind;
  readonly network: Network;
  readonly domain: Domain;
  readonly logs: LogBucket;
  readonly keys: Keys;
}

export function lowerLoadBalancer(lowering: Lowering, settings: LoadBalancerSettings): LoadBalancer {
  const { model, builder } = lowering;
  const { kind, network, domain, logs, keys } = settings;
  const { own, role } = namesOf(kind);
  const locked = kind === "main" && model.cdn !== undefined;
  const scope = builder.scope(sharedPlace(lowering, role("load-balancer"), "domain"));
  const securityGroupId = securityGroup(scope, network, { kind, locked });
  const loadBalancer = scope.resource(
    "aws:lb/loadBalancer:LoadBalancer",
    own(),
    {
      loadBalancerType: "application",
      subnets: network.publicSubnetIds,
      securityGroups: [securityGroupId],
      enableDeletionProtection: model.protected,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "strictest",
      enableZonalShift: true,
      idleTimeout: 60,
      accessLogs: { bucket: logs.bucket, prefix: LOG_PREFIXES.loadBalancer, enabled: true },
    },
    { dependsOn: [logs.policy], ...(kind === "main" ? {} : { role: role("load-balancer") }) },
  );
  // The CDN redirects by itself, and asks by TLS only.
  if (!locked) {
    scope.resource(
      "aws:lb/listener:Listener",
      own("http"),
      {
        loadBalancerArn: loadBalancer.arn,
        port: 80,
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }],
      },
      { role: role("http-listener") },
    );
  }
  const https = scope.resource(
    "aws:lb/listener:Listener",
    own("https"),
    {
      loadBalancerArn: loadBalancer.arn,
      port: 443,
      protocol: "HTTPS",
      sslPolicy: RECOMMENDED_TLS_POLICY,
      certificateArn: domain.certificateArn,
      defaultActions: [
        {
          type: "fixed-response",
          fixedResponse: { contentType: "text/plain", messageBody: "Not Found", statusCode: "404" },
        },
      ],
    },
    { role: role("https-listener") },
  );
  const hosts = new Set(
    model.services.flatMap(({ route }) => (route?.direct === (kind === "direct") ? route.ownCertificates : [])),
  );
  for (const [host, certificateArn] of domain.ownCertificates) {
    if (!hosts.has(host)) continue;
    scope.resource(
      "aws:lb/listenerCertificate:ListenerCertificate",
      own(host),
      { listenerArn: https.arn, certificateArn },
      { role: role(`${host}-listener-certificate`) },
    );
  }
  if (kind === "direct" && model.cdn !== undefined) {
    const webAclArn = lowerFirewall(lowering, scope, { firewall: model.cdn.firewall, use: "direct", keys });
    scope.resource(
      "aws:wafv2/webAclAssociation:WebAclAssociation",
      own(),
      { resourceArn: loadBalancer.arn, webAclArn },
      { role: "direct-firewall-association" },
    );
  }
  const output = kind === "main" ? "loadBalancerDnsName" : "directLoadBalancerDnsName";
  builder.output(output, { value: loadBalancer.dnsName, description: "The load balancer's own name" });
  return {
    arnSuffix: loadBalancer.arnSuffix,
    dnsName: loadBalancer.dnsName,
    zoneId: loadBalancer.zoneId,
    listenerArn: https.arn,
    securityGroupId,
    locked,
  };
}

function namesOf(kind: LoadBalancerKind) {
  if (kind === "main") return { own: shared, role: (name: string) => name };
  return {
    own: (name?: string) => shared(name === undefined ? "direct" : `direct-${name}`),
    role: (name: string) => `direct-${name}`,
  };
}

function securityGroup(
  scope: Scope,
  network: Network,
  { kind, locked }: { readonly kind: LoadBalancerKind; readonly locked: boolean },
): Reference<string> {
  const { own, role } = namesOf(kind);
  const group = scope.resource(
    "aws:ec2/securityGroup:SecurityGroup",
    own("load-balancer"),
    {
      vpcId: network.vpcId,
      description: kind === "main" ? "The load balancer" : "The load balancer outside the CDN",
    },
    { role: role("load-balancer-security-group") },
  );
  if (locked) fromCdn(scope, group.id);
  else fromInternet(scope, group.id, kind);
  scope.resource(
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    own("load-balancer"),
    { securityGroupId: group.id, description: "To the services", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" },
    { role: role("egress") },
  );
  return group.id;
}

/** The addresses from which CloudFront asks, which AWS keeps up to date. */
function fromCdn(scope: Scope, securityGroupId: Reference<string>): void {
  const prefixList = scope.invoke(
    "aws:ec2/getManagedPrefixList:getManagedPrefixList",
    "cdn-addresses",
    { name: ORIGIN_PREFIX_LIST },
    { role: "cdn-addresses" },
  );
  scope.resource(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    shared("load-balancer-cdn"),
    {
      securityGroupId,
      description: "HTTPS from CloudFront",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      prefixListId: prefixList.id,
    },
    { role: "cdn-ingress" },
  );
}

function fromInternet(scope: Scope, securityGroupId: Reference<string>, kind: LoadBalancerKind): void {
  const { own, role } = namesOf(kind);
  for (const [name, port] of [
    ["http", 80],
    ["https", 443],
  ] as const) {
    scope.resource(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      own(`load-balancer-${name}`),
      {
        securityGroupId,
        description: `${name.toUpperCase()} from the internet`,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: "0.0.0.0/0",
      },
      { role: role(`${name}-ingress`) },
    );
  }
}
