/** Identifiers as `pulumi import` takes them, where they are not those of the state. */
import { plainProperties } from "./properties.ts";
import type { CloudObject, Properties } from "./store.ts";

const forms: Readonly<Record<string, (input: (property: string) => string) => string>> = {
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": (input) => `${input("logGroupName")}:${input("name")}`,
  "aws:ec2/route:Route": (input) => `${input("routeTableId")}_${input("destinationCidrBlock")}`,
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (input) => `${input("role")}/${input("policyArn")}`,
  "mongodbatlas:index/advancedCluster:AdvancedCluster": (input) => `${input("projectId")}-${input("name")}`,
  "mongodbatlas:index/databaseUser:DatabaseUser": (input) =>
    `${input("projectId")}-${input("username")}-${input("authDatabaseName")}`,
  "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService": (input) =>
    ["projectId", "privateLinkId", "endpointServiceId", "providerName"].map(input).join("--"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": (input) => `${input("subnetId")}/${input("routeTableId")}`,
};

/** The object of a type with this identifier: its own, its ARN, or one of the form above. */
export function importedObject(
  objects: readonly CloudObject[],
  { type, id, account }: { readonly type: string; readonly id: string; readonly account: string },
): CloudObject | undefined {
  const form = forms[type];
  return objects.find((object) => {
    if (object.type !== type || object.account !== account || object.status === "pending-deletion") return false;
    if (form !== undefined) return form((property) => String(object.inputs[property] ?? "")) === id;
    return object.outputs["arn"] === id || object.id === id;
  });
}

/** Whether a read has no state, and is an import. */
export function isImport(state: Properties): boolean {
  return Object.keys(plainProperties(state)).length === 0;
}
