/**
 * DNS and certificates: the hosted zone, one certificate for the domain and one level below it (never a function of the
 * services: its names replace it), and for each routed host its record and, if it lies deeper, a certificate of its own.
 */
import { at, type Reference } from "../../graph/values.ts";
import type { Model } from "../model/model.ts";
import { type Lowering, type Scope, shared, sharedPlace } from "./context.ts";

export interface Domain {
  readonly zoneId: string | Reference<string>;
  /** Of the validation, so that users wait until the certificate is issued. */
  readonly certificateArn: Reference<string>;
  /** By host that the certificate does not cover. */
  readonly ownCertificates: ReadonlyMap<string, Reference<string>>;
}

/** The hosts of all routes, sorted. */
export function routedHosts(model: Model): readonly string[] {
  return [...new Set(model.services.flatMap(({ route }) => route?.hosts ?? []))].sort();
}

/** Nothing where the platform has no domain. */
export function lowerDomain(lowering: Lowering): Domain | undefined {
  const { model, builder } = lowering;
  if (model.domain === undefined) return undefined;
  const scope = builder.scope(sharedPlace(lowering, "domain", "domain"));
  const { name, zoneId: existing } = model.domain;
  const zoneId = existing ?? createZone(lowering, scope, name);
  const certificateArn = certificate(scope, zoneId, undefined, name, [`*.${name}`]);
  const deeper = [...new Set(model.services.flatMap(({ route }) => route?.ownCertificates ?? []))].sort();
  const ownCertificates = new Map(deeper.map((host) => [host, certificate(scope, zoneId, host, host, [])]));
  return { zoneId, certificateArn, ownCertificates };
}

function createZone({ model, builder }: Lowering, scope: Scope, name: string): Reference<string> {
  const zone = scope.resource(
    "aws:route53/zone:Zone",
    shared(),
    {
      name,
      comment: `${model.platform} ${model.environment}`,
      enableAcceleratedRecovery: true,
      forceDestroy: !model.protected,
    },
    { stateful: true, origin: model.origin("domain.hostedZone") },
  );
  builder.output("nameServers", {
    value: zone.nameServers,
    description: "The name servers of the hosted zone, to be entered at the registrar",
  });
  return zone.zoneId;
}

/** The certificate with its one validation record: apex and wildcard share it. */
function certificate(
  scope: Scope,
  zoneId: string | Reference<string>,
  id: string | undefined,
  domainName: string,
  subjectAlternativeNames: readonly string[],
): Reference<string> {
  const prefix = id === undefined ? "" : `${id}-`;
  const issued = scope.resource(
    "aws:acm/certificate:Certificate",
    shared(id),
    { domainName, subjectAlternativeNames, validationMethod: "DNS" },
    { role: `${prefix}certificate` },
  );
  const option = at(issued.domainValidationOptions, 0);
  const record = scope.resource(
    "aws:route53/record:Record",
    shared(`${prefix}validation`),
    {
      zoneId,
      name: at(option, "resourceRecordName"),
      type: at(option, "resourceRecordType") as Reference<"CNAME">,
      records: [at(option, "resourceRecordValue")],
      ttl: 300,
    },
    { role: `${prefix}validation-record` },
  );
  const validation = scope.resource(
    "aws:acm/certificateValidation:CertificateValidation",
    shared(id),
    { certificateArn: issued.arn, validationRecordFqdns: [record.fqdn] },
    { role: `${prefix}certificate-validation` },
  );
  return validation.certificateArn;
}

/** The address of each routed host: the load balancer. */
export function lowerRecords(
  lowering: Lowering,
  domain: Domain,
  target: { readonly dnsName: Reference<string>; readonly zoneId: Reference<string> },
): void {
  const scope = lowering.builder.scope(sharedPlace(lowering, "records", "domain"));
  for (const host of routedHosts(lowering.model)) {
    scope.resource(
      "aws:route53/record:Record",
      shared(host),
      {
        zoneId: domain.zoneId,
        name: host,
        type: "A",
        aliases: [{ name: target.dnsName, zoneId: target.zoneId, evaluateTargetHealth: true }],
      },
      { role: `${host}-record` },
    );
  }
}
