/** What the simulated cloud makes of identities and keys. */
import { arn, byArn, hex, iam, type Maker } from "./maker.ts";

const key: Maker = (_, place) => {
  const id = `mrk-${hex(32)}`;
  return { id, arn: arn("kms", place, `key/${id}`), keyId: id };
};

export const accessMakers: Readonly<Record<string, Maker>> = {
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": byArn((input, place) => ({
    id: iam(place, `oidc-provider/${input("url").replace("https://", "")}`),
    thumbprintLists: [],
  })),
  "aws:iam/policy:Policy": byArn((input, place) => ({
    id: iam(place, `policy${input("path") || "/"}${input("name")}`),
    policyId: `ANPA${hex(17).toUpperCase()}`,
    attachmentCount: 0,
  })),
  "aws:iam/role:Role": (input, place) => ({
    id: input("name"),
    arn: iam(place, `role${input("path") || "/"}${input("name")}`),
    uniqueId: `AROA${hex(17).toUpperCase()}`,
    createDate: new Date().toISOString(),
  }),
  "aws:iam/rolePolicy:RolePolicy": (input) => ({ id: `${input("role")}:${input("name")}` }),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (input) => ({ id: `${input("role")}-${input("policyArn")}` }),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": byArn((input, place) => ({
    id: iam(place, `role/aws-service-role/${input("awsServiceName")}/AWSServiceRole`),
    name: "AWSServiceRole",
    path: `/aws-service-role/${input("awsServiceName")}/`,
    uniqueId: `AROA${hex(17).toUpperCase()}`,
  })),
  "aws:kms/alias:Alias": (input, place) => ({
    id: input("name"),
    arn: arn("kms", place, input("name")),
    targetKeyArn: arn("kms", place, `key/${input("targetKeyId")}`),
  }),
  "aws:kms/key:Key": key,
  "aws:kms/replicaKey:ReplicaKey": (input, place) => {
    const id = input("primaryKeyArn").split("/").at(-1) ?? "";
    const usage = { keyRotationEnabled: true, keySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT" };
    return { id, arn: arn("kms", place, `key/${id}`), keyId: id, ...usage };
  },
};
