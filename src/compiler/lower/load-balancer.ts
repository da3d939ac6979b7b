/** The load balancer: HTTP is sent to HTTPS, HTTPS answers 404 until a service's rule takes a request. */
import type { Reference } from "../../graph/values.ts";
import { RECOMMENDED_TLS_POLICY } from "../facts/tls-policies.ts";
import { LOG_PREFIXES, type LogBucket } from "./access-logs.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "./context.ts";
import type { Domain } from "./domain.ts";
import type { Network } from "./network.ts";

export interface LoadBalancer {
  readonly arnSuffix: Reference<string>;
  readonly dnsName: Reference<string>;
  readonly zoneId: Reference<string>;
  readonly listenerArn: Reference<string>;
  readonly securityGroupId: Reference<string>;
}

export interface LoadBalancerSettings {
  readonly network: Network;
  readonly domain: Domain;
  readonly logs: LogBucket;
}

export function lowerLoadBalancer(lowering: Lowering, { network, domain, logs }: LoadBalancerSettings): LoadBalancer {
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "load-balancer", "domain"));
  const securityGroupId = securityGroup(scope, network);
  const loadBalancer = scope.resource(
    "aws:lb/loadBalancer:LoadBalancer",
    shared(),
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
    { dependsOn: [logs.policy] },
  );
  scope.resource(
    "aws:lb/listener:Listener",
    shared("http"),
    {
      loadBalancerArn: loadBalancer.arn,
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }],
    },
    { role: "http-listener" },
  );
  const https = scope.resource(
    "aws:lb/listener:Listener",
    shared("https"),
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
    { role: "https-listener" },
  );
  for (const [host, certificateArn] of domain.ownCertificates) {
    scope.resource(
      "aws:lb/listenerCertificate:ListenerCertificate",
      shared(host),
      { listenerArn: https.arn, certificateArn },
      { role: `${host}-listener-certificate` },
    );
  }
  builder.output("loadBalancerDnsName", { value: loadBalancer.dnsName, description: "The load balancer's own name" });
  return {
    arnSuffix: loadBalancer.arnSuffix,
    dnsName: loadBalancer.dnsName,
    zoneId: loadBalancer.zoneId,
    listenerArn: https.arn,
    securityGroupId,
  };
}

function securityGroup(scope: Scope, network: Network): Reference<string> {
  const group = scope.resource(
    "aws:ec2/securityGroup:SecurityGroup",
    shared("load-balancer"),
    { vpcId: network.vpcId, description: "The load balancer" },
    { role: "load-balancer-security-group" },
  );
  for (const [name, port] of [
    ["http", 80],
    ["https", 443],
  ] as const) {
    scope.resource(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      shared(`load-balancer-${name}`),
      {
        securityGroupId: group.id,
        description: `${name.toUpperCase()} from the internet`,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: "0.0.0.0/0",
      },
      { role: `${name}-ingress` },
    );
  }
  scope.resource(
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    shared("load-balancer"),
    { securityGroupId: group.id, description: "To the services", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" },
    { role: "egress" },
  );
  return group.id;
}
