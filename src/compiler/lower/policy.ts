/** IAM policy documents, with the statements that several concerns share. */
import { interpolate, type JsonDocument, json } from "../../graph/values.ts";
import type { AccountId } from "./context.ts";

type Text = unknown;

export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: unknown;
  readonly Action?: string | readonly string[];
  /** Everything but these. */
  readonly NotAction?: readonly string[];
  readonly Resource?: Text | readonly Text[];
  readonly NotResource?: readonly Text[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Text>>>>;
}

/** A policy document of these statements. */
export function policy(...statements: readonly Statement[]): JsonDocument {
  return json({ Version: "2012-10-17", Statement: statements });
}

/**
 * A role's trust in an AWS service, for our account alone and where AWS offers it for one source: without the conditions
 * another customer's resource could use the service as a deputy (IAM User Guide: The confused deputy problem).
 */
export function trust(service: string, account: AccountId, sourceArn?: Text): JsonDocument {
  return policy({
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ...(sourceArn === undefined ? {} : { ArnLike: { "aws:SourceArn": sourceArn } }),
    },
  });
}

/** The account's own administrators: without them a key could lock everybody out (KMS: Default key policy). */
export function accountAdministers(account: AccountId): Statement {
  return {
    Sid: "AccountAdministers",
    Effect: "Allow",
    Principal: { AWS: interpolate`arn:aws:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
  };
}

/** Refuses every request that does not come by TLS. */
export function denyWithoutTls(action: string, ...resources: readonly Text[]): Statement {
  return {
    Sid: "DenyWithoutTls",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resources,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** What an AWS service needs of a key to hand on what is encrypted with it, when it acts for this account. */
export function serviceUsesKey(
  sid: string,
  service: string,
  account: AccountId,
  actions: readonly string[] = ["kms:Decrypt", "kms:GenerateDataKey*"],
): Statement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: `${service}.amazonaws.com` },
    Action: actions,
    Resource: "*",
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  };
}

/** Refuses everybody who is of another account, and nobody whom AWS itself sends. */
export function denyOtherAccounts(action: string, account: AccountId, ...resources: readonly Text[]): Statement {
  return {
    Sid: "DenyOtherAccounts",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resources,
    Condition: {
      StringNotEquals: { "aws:PrincipalAccount": account },
      Bool: { "aws:PrincipalIsAWSService": "false" },
    },
  };
}

/** Listing log groups, which some services do before they write to one. It shows names, not what is in them. */
export function findLogGroups(region: string, account: AccountId): Statement {
  return {
    Sid: "FindLogGroups",
    Effect: "Allow",
    Action: "logs:DescribeLogGroups",
    Resource: interpolate`arn:aws:logs:${region}:${account}:log-group:*`,
  };
}
