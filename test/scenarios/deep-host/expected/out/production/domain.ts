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

// domain
const aBHelloExampleCertificate = new aws.acm.Certificate(
  "platform-a.b.hello.example",
  {
    domainName: "a.b.hello.example",
    subjectAlternativeNames: [],
    validationMethod: "DNS",
    tags: { Name: "hello-production-platform-a.b.hello.example" },
  },
  { parent: platformDomain, provider },
);

// domain
const aBHelloExampleValidationRecord = new aws.route53.Record(
  "platform-a.b.hello.example-validation",
  {
    zoneId: "Z0123456789ABCDEFGHIJ",
    name: aBHelloExampleCertificate.domainValidationOptions[0].resourceRecordName,
    type: aBHelloExampleCertificate.domainValidationOptions[0].resourceRecordType,
    records: [aBHelloExampleCertificate.domainValidationOptions[0].resourceRecordValue],
    ttl: 300,
  },
  { parent: platformDomain, provider },
);

// domain
export const aBHelloExampleCertificateValidation = new aws.acm.CertificateValidation(
  "platform-a.b.hello.example",
  {
    certificateArn: aBHelloExampleCertificate.arn,
    validationRecordFqdns: [aBHelloExampleValidationRecord.fqdn],
  },
  { parent: platformDomain, provider },
);
