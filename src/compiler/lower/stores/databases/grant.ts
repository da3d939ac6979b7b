/**
 * What a use of a database gives a task: a user of its own, the way through the endpoint's security group, variables.
 * A task that signs in as its role is one user for all such databases, with one role for each; by password it is a user
 * for each.
 */
import { invariant } from "../../../../diagnostic/invariant.ts";
import { SHARED_ID } from "../../../../graph/names.ts";
import { type Interpolation, interpolate, type Reference } from "../../../../graph/values.ts";
import type { DatabaseModel, UseModel } from "../../../model/model.ts";
import type { Lowering } from "../../context.ts";
import { pathOf } from "../../task.ts";
import { type Edge, type GrantUse, NOTHING } from "../grant.ts";
import { lowerPasswordUser } from "./password-user.ts";
import type { Project } from "./project.ts";

export interface LoweredDatabase {
  readonly database: DatabaseModel;
  readonly address: string | Interpolation;
}

/** The endpoint in the VPC. */
export interface PrivateWay {
  readonly securityGroupId: Reference<string>;
  /** With it the clusters can be reached. */
  readonly service: { readonly $id: string };
}

interface DatabaseSettings {
  readonly project: Project;
  readonly link: PrivateWay | undefined;
  /** All of the platform, by id. */
  readonly databases: ReadonlyMap<string, LoweredDatabase>;
}

/** MongoDB's built-in roles (MongoDB Manual: Built-In Roles). */
const ROLES: Readonly<Partial<Record<UseModel["access"], string>>> = { read: "read", "read-write": "readWrite" };
/** The ports behind a private endpoint (MongoDB Atlas: Private Endpoints, ports). */
const PORTS = { fromPort: 1024, toPort: 65_535 };

/** The same for every database: what is a task's and not an edge's comes with the first of its uses. */
export function useDatabase(lowering: Lowering, settings: DatabaseSettings): GrantUse {
  return (edge) => {
    const uses = edge.task.uses.filter(({ kind }) => kind === "databases");
    const known = uses.filter((use) => databaseOf(settings, use).database.passwords === undefined);
    const { database, address } = databaseOf(settings, edge.use);
    const { prefix } = edge.use;
    if (uses[0] === edge.use) lowerWay(lowering, edge, uses, settings);
    const variables = { [`${prefix}_URI`]: address, [`${prefix}_DATABASE`]: database.database };
    if (database.passwords !== undefined) {
      const { secrets, ready } = lowerPasswordUser(lowering, edge, {
        database,
        rotateDays: database.passwords.rotateDays,
        projectId: settings.project.id,
        roleName: roleOf(edge.use),
      });
      return { ...NOTHING, variables, secrets, waitFor: ready };
    }
    return {
      ...NOTHING,
      variables,
      waitFor: known[0] === edge.use ? [lowerUser(lowering, edge, known, settings)] : [],
    };
  };
}

/** Of a task with its role: one for all databases that know it so. */
function lowerUser(
  { model, account }: Lowering,
  { scope, task, taskRoleName }: Edge,
  uses: readonly UseModel[],
  settings: DatabaseSettings,
): { readonly $id: string } {
  const used = uses.map((use) => ({ use, database: databaseOf(settings, use).database }));
  return scope.resource(
    "mongodbatlas:index/databaseUser:DatabaseUser",
    { id: task.id },
    {
      projectId: settings.project.id,
      authDatabaseName: "$external",
      awsIamType: "ROLE",
      // The role's ARN without its path: who signs in is known by `assumed-role/<name>`, which has none (AWS STS API
      // Reference: GetCallerIdentity).
      username: interpolate`arn:aws:iam::${account}:role/${taskRoleName}`,
      description: `Tasks of ${task.id}`,
      roles: used.map(({ use, database }) => ({ roleName: roleOf(use), databaseName: database.database })),
      scopes: used.map(({ database }) => ({ type: "CLUSTER", name: database.id })),
    },
    { role: "database-user", origin: model.origin(pathOf(task, "uses")) },
  );
}

/** The way in by private link, where one of its databases is behind it. */
function lowerWay(
  { model }: Lowering,
  { scope, task, securityGroupId }: Edge,
  uses: readonly UseModel[],
  settings: DatabaseSettings,
): void {
  const { link } = settings;
  if (link !== undefined && uses.some((use) => databaseOf(settings, use).database.privateLink)) {
    scope.resource(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { id: task.id, role: `uses-${SHARED_ID}-atlas` },
      {
        securityGroupId: link.securityGroupId,
        description: `From ${task.id}`,
        referencedSecurityGroupId: securityGroupId,
        ipProtocol: "tcp",
        ...PORTS,
      },
      { role: "uses-atlas", origin: model.origin(pathOf(task, "uses")) },
    );
  }
}

function databaseOf({ databases }: DatabaseSettings, { store }: UseModel): LoweredDatabase {
  const found = databases.get(store);
  invariant(found, `the database "${store}" is lowered before those that use it`);
  return found;
}

function roleOf({ access }: UseModel): string {
  const role = ROLES[access];
  invariant(role, `the access "${access}" is one that databases offer`);
  return role;
}
