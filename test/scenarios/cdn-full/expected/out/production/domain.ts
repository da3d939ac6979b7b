// spec/platform.yaml domain
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// domain
const platformDomain = new Group("platform-domain");

// domain.hostedZone
export const zone = new aws.route53.Zone(
  "platform",
  {
    name: "hello.example",
    comment: "hello production",
    enableAcceleratedRecovery: true,
    forceDestroy: false,
    tags: { Name: "hello-production-platform" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// domain
const certificate = new aws.acm.Certificate(
  "platform",
  {
    domainName: "hello.example",
    subjectAlternativeNames: ["*.hello.example"],
    validationMethod: "DNS",
    tags: { Name: "hello-production-platform" },
  },
  { parent: platformDomain, provider },
);

// domain
export const validationRecord = new aws.route53.Record(
  "platform-validation",
  {
    zoneId: zone.zoneId,
    name: certificate.domainValidationOptions[0].resourceRecordName,
    type: certificate.domainValidationOptions[0].resourceRecordType,
    records: [certificate.domainValidationOptions[0].resourceRecordValue],
    ttl: 300,
  },
  { parent: platformDomain, provider },
);

// domain
export const certificateValidation = new aws.acm.CertificateValidation(
  "platform",
  { certificateArn: certificate.arn, validationRecordFqdns: [validationRecord.fqdn] },
  { parent: platformDomain, provider },
);
