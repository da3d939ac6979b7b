/** What the simulated Atlas makes of the inputs of each type: identifiers and outputs in Atlas's forms. */
import { randomBytes } from "node:crypto";
import type { Wire } from "../../../../src/graph/wire.ts";
import type { CloudObject } from "../store.ts";
import type { Maker } from "./maker.ts";

/** An identifier of Atlas: 24 hexadecimal digits. */
const objectId = () => randomBytes(12).toString("hex");
const DOMAIN = "ab1cd.mongodb.net";

const now = () => new Date().toISOString();

/** How the provider identifies what belongs to a project and has no identifier of its own. */
function inProject(...properties: readonly string[]): Maker {
  return (input) => ({ id: ["projectId", ...properties].map(input).join("-") });
}

export const atlasMakers: Readonly<Record<string, Maker>> = {
  "mongodbatlas:index/advancedCluster:AdvancedCluster": (input) => ({
    id: `${input("projectId")}-${input("name")}`,
    clusterId: objectId(),
    connectionStrings: connectionStrings(input("name"), undefined) as Wire,
    createDate: new Date().toISOString(),
    mongoDbVersion: `${input("mongoDbMajorVersion")}.12`,
    stateName: "IDLE",
  }),
  "mongodbatlas:index/alertConfiguration:AlertConfiguration": (input) => {
    const alertConfigurationId = objectId();
    return {
      id: `${input("projectId")}-${alertConfigurationId}`,
      alertConfigurationId,
      created: now(),
      updated: now(),
    };
  },
  "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule": (input) => ({
    ...inProject("clusterName")(input, { account: "", region: "" }),
    clusterId: objectId(),
    idPolicy: objectId(),
    nextSnapshot: now(),
  }),
  "mongodbatlas:index/cloudProviderAccessAuthorization:CloudProviderAccessAuthorization": (input) => ({
    id: `${input("projectId")}-${input("roleId")}`,
    authorizedDate: new Date().toISOString(),
    featureUsages: [],
  }),
  "mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup": (input) => {
    const roleId = objectId();
    return {
      id: `${input("projectId")}-${input("providerName")}-${roleId}`,
      roleId,
      awsConfigs: [
        {
          atlasAwsAccountArn: "arn:aws:iam::536727724300:root",
          atlasAssumedRoleExternalId: "8d3b4a0e-6a1c-4d4f-9b61-0f4e8c1d2a3b",
        },
      ],
      createdDate: new Date().toISOString(),
    };
  },
  "mongodbatlas:index/databaseUser:DatabaseUser": inProject("username", "authDatabaseName"),
  "mongodbatlas:index/encryptionAtRest:EncryptionAtRest": (input) => ({ id: input("projectId") }),
  "mongodbatlas:index/maintenanceWindow:MaintenanceWindow": (input) => ({
    id: input("projectId"),
    numberOfDeferrals: 0,
    startAsap: false,
    timeZoneId: "Etc/UTC",
  }),
  "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint": (input) => {
    const privateLinkId = objectId();
    return {
      id: `${input("projectId")}-${privateLinkId}-${input("providerName")}-${input("region")}`,
      privateLinkId,
      regionName: input("region"),
      endpointServiceName: `com.amazonaws.vpce.${input("region").toLowerCase().replaceAll("_", "-")}.vpce-svc-${objectId().slice(0, 17)}`,
      interfaceEndpoints: [],
      status: "WAITING_FOR_USER",
    };
  },
  "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService": (input) => ({
    id: ["projectId", "privateLinkId", "endpointServiceId", "providerName"].map(input).join("--"),
    interfaceEndpointId: input("endpointServiceId"),
    awsConnectionStatus: "AVAILABLE",
  }),
  "mongodbatlas:index/project:Project": () => ({
    id: objectId(),
    clusterCount: 0,
    created: new Date().toISOString(),
  }),
  "mongodbatlas:index/projectIpAccessList:ProjectIpAccessList": (input) => ({
    id: `${input("projectId")}-${input("cidrBlock") || input("ipAddress")}`,
  }),
};

/** The private ones exist only once the project has an endpoint in a VPC. */
export function connectionStrings(name: string, endpoint: CloudObject | undefined) {
  const privateEndpoints =
    endpoint === undefined
      ? []
      : [
          {
            connectionString: `mongodb://pl-0-us-east-1.${DOMAIN}:1024,pl-0-us-east-1.${DOMAIN}:1025,pl-0-us-east-1.${DOMAIN}:1026/`,
            srvConnectionString: `mongodb+srv://${name}-pl-0.${DOMAIN}`,
            srvShardOptimizedConnectionString: "",
            type: "MONGOD",
            endpoints: [
              {
                endpointId: String(endpoint.inputs["endpointServiceId"]),
                providerName: "AWS",
                region: "US_EAST_1",
              },
            ],
          },
        ];
  return {
    standard: `mongodb://${name}-shard-00-00.${DOMAIN}:27017`,
    standardSrv: `mongodb+srv://${name}.${DOMAIN}`,
    private: "",
    privateSrv: "",
    privateEndpoints,
  };
}
