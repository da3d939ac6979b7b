// spec/platform.yaml domain
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// domain
const platformDomain = new Group("platform-domain");

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
const validationRecord = new aws.route53.Record(
  "platform-validation",
  {
    zoneId: "Z0123456789ABCDEFGHIJ",
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
