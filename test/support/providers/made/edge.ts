/** What the simulated cloud makes of what the world reaches. */
import { arn, byArn, hex, type Maker, settingOf, zoneId } from "./maker.ts";

export const edgeMakers: Readonly<Record<string, Maker>> = {
  "aws:acm/certificate:Certificate": byArn((_, place) => ({
    id: arn("acm", place, `certificate/${hex(8)}-${hex(4)}-${hex(12)}`),
    status: "PENDING_VALIDATION",
    type: "AMAZON_ISSUED",
  })),
  "aws:acm/certificateValidation:CertificateValidation": () => ({
    id: `${new Date().toISOString()} ${process.hrtime.bigint()}`,
  }),
  "aws:cloudfront/distribution:Distribution": (_, { account }) => {
    const id = `E${hex(13).toUpperCase()}`;
    return {
      id,
      arn: `arn:aws:cloudfront::${account}:distribution/${id}`,
      domainName: `d${hex(13)}.cloudfront.net`,
      // Of all distributions (Route 53: AliasTarget).
      hostedZoneId: "Z2FDTNDATAQYW2",
      etag: `E${hex(13).toUpperCase()}`,
      status: "Deployed",
    };
  },
  "aws:cloudfront/originAccessControl:OriginAccessControl": (_, { account }) => {
    const id = `E${hex(13).toUpperCase()}`;
    return { id, arn: `arn:aws:cloudfront::${account}:origin-access-control/${id}`, etag: `E${hex(13).toUpperCase()}` };
  },
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": (_, { account }) => {
    const id = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
    return {
      id,
      arn: `arn:aws:cloudfront::${account}:response-headers-policy/${id}`,
      etag: `E${hex(13).toUpperCase()}`,
    };
  },
  "aws:lb/listener:Listener": byArn((input) => ({
    id: `${input("loadBalancerArn").replace(":loadbalancer/", ":listener/")}/${hex(16)}`,
  })),
  "aws:lb/listenerCertificate:ListenerCertificate": (input) => ({
    id: `${input("listenerArn")}_${input("certificateArn")}`,
  }),
  "aws:lb/listenerRule:ListenerRule": byArn((input) => ({
    id: `${input("listenerArn").replace(":listener/", ":listener-rule/")}/${hex(16)}`,
  })),
  "aws:lb/loadBalancer:LoadBalancer": byArn((input, place) => {
    const arnSuffix = `app/${input("name")}/${hex(16)}`;
    return {
      id: arn("elasticloadbalancing", place, `loadbalancer/${arnSuffix}`),
      arnSuffix,
      dnsName: `${input("name")}-${Number.parseInt(hex(7), 16)}.${place.region}.elb.amazonaws.com`,
      zoneId: zoneId(),
      vpcId: `vpc-${hex(17)}`,
    };
  }),
  "aws:lb/targetGroup:TargetGroup": byArn((input, place) => {
    const arnSuffix = `targetgroup/${input("name")}/${hex(16)}`;
    return { id: arn("elasticloadbalancing", place, arnSuffix), arnSuffix, loadBalancerArns: [] };
  }),
  "aws:route53/record:Record": (input) => ({
    id: [input("zoneId"), input("name"), input("type"), input("setIdentifier")].filter((part) => part !== "").join("_"),
    fqdn: input("name"),
  }),
  "aws:route53/zone:Zone": (_, { account }) => {
    const id = zoneId();
    const nameServers = [1, 2, 3, 4].map((server) => `ns-${server}.awsdns-0${server}.example`);
    return {
      id,
      zoneId: id,
      nameServers,
      primaryNameServer: "ns-1.awsdns-01.example",
      arn: `arn:aws:route53::${account}:hostedzone/${id}`,
    };
  },
  "aws:wafv2/webAcl:WebAcl": (input, place) => {
    const id = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
    const level = input("scope") === "CLOUDFRONT" ? "global" : "regional";
    return {
      id,
      arn: arn("wafv2", place, `${level}/webacl/${input("name")}/${id}`),
      capacity: 925,
      lockToken: hex(16),
    };
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": (input) => ({ id: `${input("webAclArn")},${input("resourceArn")}` }),
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": settingOf("resourceArn"),
};
