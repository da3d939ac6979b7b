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
  /** The record that proves the domain, in every region. */
  readonly validationFqdn: Reference<string>;
  /** By host that the certificate does not cover. */
  readonly ownCertificates: ReadonlyMap<string, Reference<string>>;
}

/** The hosts of all routes, sorted, and whether the CDN answers for them. */
function routedHosts(model: Model): readonly (readonly [string, boolean])[] {
  const hosts = model.services.flatMap(({ route }) =>
    (route?.hosts ?? []).map((host) => [host, route?.behindCdn ?? false] as const),
  );
  return [...new Map(hosts)].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Nothing where the platform has no domain. */
export function lowerDomain(lowering: Lowering): Domain | undefined {
  const { model, builder } = lowering;
  if (model.domain === undefined) return undefined;
  const scope = builder.scope(sharedPlace(lowering, "domain", "domain"));
  const { name, zoneId: existing } = model.domain;
  const zoneId = existing ?? createZone(lowering, scope, name);
  const { certificateArn, validationFqdn } = certificate(scope, zoneId, undefined, name, [`*.${name}`]);
  const deeper = [...new Set(model.services.flatMap(({ route }) => route?.ownCertificates ?? []))].sort();
  const ownCertificates = new Map(
    deeper.map((host) => [host, certificate(scope, zoneId, host, host, []).certificateArn] as const),
  );
  return { zoneId, certificateArn, validationFqdn, ownCertificates };
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
): { readonly certificateArn: Reference<string>; readonly validationFqdn: Reference<string> } {
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
  return { certificateArn: validation.certificateArn, validationFqdn: record.fqdn };
}

/** The name under which the CDN finds the load balancer. */
export function originHost(domain: string): string {
  return `origin.${domain}`;
}

export interface Target {
  readonly dnsName: Reference<string>;
  readonly zoneId: Reference<string>;
}

export interface RecordTargets {
  readonly main: Target | undefined;
  /** Of services that stay outside the CDN. */
  readonly direct: Target | undefined;
}

/** The address of each routed host, and of the origin of the CDN: a load balancer. The CDN's own names are its business. */
export function lowerRecords(lowering: Lowering, domain: Domain, targets: RecordTargets): void {
  const { model, builder } = lowering;
  const scope = builder.scope(sharedPlace(lowering, "records", "domain"));
  const record = (host: string, { dnsName, zoneId }: Target) =>
    scope.resource(
      "aws:route53/record:Record",
      shared(host),
      {
        zoneId: domain.zoneId,
        name: host,
        type: "A",
        aliases: [{ name: dnsName, zoneId, evaluateTargetHealth: true }],
      },
      { role: `${host}-record` },
    );
  if (targets.main && model.cdn && model.domain) record(originHost(model.domain.name), targets.main);
  for (const [host, behindCdn] of routedHosts(model)) {
    const target = model.cdn === undefined ? targets.main : targets.direct;
    if (target !== undefined && !behindCdn) record(host, target);
  }
}
