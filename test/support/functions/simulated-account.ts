/** Secrets Manager and ECS as far as a rotation sees them. Strict: an unknown operation, member or state is an error. */
import type { Answer, Handler } from "./load-function.ts";

interface Version {
  value: string | undefined;
  stages: Set<string>;
}

export interface SimulatedSecret {
  readonly arn: string;
  readonly name: string;
  readonly tags: { Key: string; Value: string }[];
  readonly versions: Map<string, Version>;
  rotates: boolean;
  changed: Date;
}

export interface SimulatedService {
  readonly arn: string;
  readonly name: string;
  desired: number;
  /** The secrets' references in its task definition. */
  readonly reads: readonly string[];
  deployed: Date;
  /** How often it was deployed again. */
  deployments: number;
}

export type Fault = "before" | "after";

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  DescribeSecret: ["SecretId"],
  GetSecretValue: ["SecretId", "VersionId", "VersionStage"],
  PutSecretValue: ["SecretId", "ClientRequestToken", "SecretString", "VersionStages"],
  UpdateSecretVersionStage: ["SecretId", "VersionStage", "MoveToVersionId", "RemoveFromVersionId"],
  ListServices: ["cluster", "maxResults", "nextToken"],
  DescribeServices: ["cluster", "services"],
  DescribeTaskDefinition: ["taskDefinition"],
  UpdateService: ["cluster", "service", "forceNewDeployment"],
};

export const CLUSTER = "arn:aws:ecs:us-east-1:111122223333:cluster/platform";

type Input = Readonly<Record<string, unknown>>;

/** Another service: the members of its operations' inputs, and what they do. */
export interface SimulatedApi {
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly operations: Readonly<Record<string, (input: Input) => unknown>>;
}

/** An account whose clock goes on by a second with every call. */
export function createAccount(
  secret: SimulatedSecret,
  services: readonly SimulatedService[] = [],
  /** A fault of the n-th call, counted from 0: before it did anything, or after all of it. */
  fault?: { readonly at: number; readonly kind: Fault },
  more: SimulatedApi = { members: {}, operations: {} },
) {
  let calls = 0;
  let now = Date.parse("2026-11-26T02:00:00Z");
  const log: string[] = [];
  const operations: SimulatedApi["operations"] = {
    ...secretsManager(secret, () => new Date(now)),
    ...ecs(services, () => new Date(now)),
    ...more.operations,
  };
  /** Does something as one call, with the fault where it is its turn. */
  const perform = <T>(operation: string, run: () => T): T => {
    const call = calls++;
    now += 1000;
    log.push(operation);
    if (fault?.at === call && fault.kind === "before") throw awsError("InternalServiceError", "simulated");
    const result = run();
    if (fault?.at === call) throw awsError("TimeoutError", "simulated: the answer is lost");
    return result;
  };
  const answer: Answer = (_, operation, input) => {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const known = { ...MEMBERS, ...more.members }[operation];
    if (known === undefined) throw awsError("UnknownOperationException", operation);
    for (const member of Object.keys(given)) {
      if (!known.includes(member)) throw awsError("SerializationException", `${operation} has no ${member}`);
    }
    return perform(operation, () => operations[operation]?.(given));
  };
  return { answer, perform, log, calls: () => calls };
}

function secretsManager(secret: SimulatedSecret, now: () => Date) {
  const find = (id: unknown) => {
    if (id !== secret.arn) throw awsError("ResourceNotFoundException", `no secret ${id}`);
  };
  const stage = (label: string, target: string) => {
    for (const [id, { stages }] of secret.versions) {
      if (!stages.delete(label) || label !== "AWSCURRENT" || id === target) continue;
      for (const other of secret.versions.values()) other.stages.delete("AWSPREVIOUS");
      stages.add("AWSPREVIOUS");
    }
    secret.versions.get(target)?.stages.add(label);
    secret.changed = now();
  };
  return {
    DescribeSecret: ({ SecretId }: Readonly<Record<string, unknown>>) => {
      find(SecretId);
      const staged = [...secret.versions].filter(([, { stages }]) => stages.size > 0);
      return {
        ARN: secret.arn,
        Name: secret.name,
        Tags: secret.tags,
        RotationEnabled: secret.rotates,
        LastChangedDate: secret.changed,
        VersionIdsToStages: Object.fromEntries(staged.map(([id, { stages }]) => [id, [...stages]])),
      };
    },
    GetSecretValue: ({ SecretId, VersionId, VersionStage }: Readonly<Record<string, unknown>>) => {
      find(SecretId);
      const found = [...secret.versions].find(
        ([id, { stages }]) =>
          (VersionId === undefined || id === VersionId) && stages.has(String(VersionStage ?? "AWSCURRENT")),
      );
      if (found?.[1].value === undefined) throw awsError("ResourceNotFoundException", "no such version");
      return { ARN: secret.arn, Name: secret.name, VersionId: found[0], SecretString: found[1].value };
    },
    PutSecretValue: (input: Readonly<Record<string, unknown>>) => {
      find(input["SecretId"]);
      const token = String(input["ClientRequestToken"]);
      const value = String(input["SecretString"]);
      if (token.length < 32 || token.length > 64) throw awsError("InvalidParameterException", "ClientRequestToken");
      if (value.length === 0 || value.length > 65_536) throw awsError("InvalidParameterException", "SecretString");
      const version = secret.versions.get(token) ?? { value: undefined, stages: new Set<string>() };
      if (version.value !== undefined && version.value !== value) {
        throw awsError("ResourceExistsException", "the token is that of another value");
      }
      secret.versions.set(token, { ...version, value });
      for (const label of input["VersionStages"] as string[]) stage(label, token);
      return { ARN: secret.arn, VersionId: token };
    },
    UpdateSecretVersionStage: (input: Readonly<Record<string, unknown>>) => {
      find(input["SecretId"]);
      const target = String(input["MoveToVersionId"]);
      const label = String(input["VersionStage"]);
      const holder = [...secret.versions].find(([, { stages }]) => stages.has(label))?.[0];
      if (!secret.versions.has(target)) throw awsError("ResourceNotFoundException", "no such version");
      if (holder !== input["RemoveFromVersionId"]) throw awsError("InvalidParameterException", "RemoveFromVersionId");
      stage(label, target);
      return { ARN: secret.arn };
    },
  };
}

function ecs(services: readonly SimulatedService[], now: () => Date) {
  const cluster = (name: unknown) => {
    if (name !== CLUSTER) throw awsError("ClusterNotFoundException", String(name));
  };
  const definition = ({ name }: SimulatedService) => `arn:aws:ecs:us-east-1:111122223333:task-definition/${name}:1`;
  return {
    ListServices: (input: Readonly<Record<string, unknown>>) => {
      cluster(input["cluster"]);
      const start = Number(input["nextToken"] ?? 0);
      const page = services.slice(start, start + 5).map(({ arn }) => arn);
      return { serviceArns: page, ...(start + 5 < services.length ? { nextToken: String(start + 5) } : {}) };
    },
    DescribeServices: (input: Readonly<Record<string, unknown>>) => {
      cluster(input["cluster"]);
      const wanted = input["services"] as string[];
      if (wanted.length === 0 || wanted.length > 10) throw awsError("InvalidParameterException", "services");
      return {
        services: services
          .filter(({ arn }) => wanted.includes(arn))
          .map((service) => ({
            serviceArn: service.arn,
            serviceName: service.name,
            status: "ACTIVE",
            desiredCount: service.desired,
            deployments: [{ status: "PRIMARY", createdAt: service.deployed, taskDefinition: definition(service) }],
          })),
      };
    },
    DescribeTaskDefinition: ({ taskDefinition }: Readonly<Record<string, unknown>>) => {
      const service = services.find((one) => definition(one) === taskDefinition);
      if (service === undefined) throw awsError("ClientException", "no such task definition");
      const secrets = service.reads.map((valueFrom, index) => ({ name: `V${index}`, valueFrom }));
      return { taskDefinition: { containerDefinitions: [{ name: "aside" }, { name: service.name, secrets }] } };
    },
    UpdateService: (input: Readonly<Record<string, unknown>>) => {
      cluster(input["cluster"]);
      const service = services.find(({ arn }) => arn === input["service"]);
      if (service === undefined) throw awsError("ServiceNotFoundException", String(input["service"]));
      if (input["forceNewDeployment"] !== true) throw awsError("InvalidParameterException", "forceNewDeployment");
      service.deployed = now();
      service.deployments++;
      return { service: { serviceArn: service.arn } };
    },
  };
}

/** An error of the SDK: its name is the code. */
export function awsError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

export const STEPS = ["createSecret", "setSecret", "testSecret", "finishSecret"] as const;

/** What Secrets Manager does at a rotation: a pending version without a value, then the steps. A step that fails is tried again. */
export async function rotate(handler: Handler, secret: SimulatedSecret, token: string, attempts = 3): Promise<void> {
  if (!secret.versions.has(token)) secret.versions.set(token, { value: undefined, stages: new Set(["AWSPENDING"]) });
  for (const Step of STEPS) {
    for (let attempt = 1; ; attempt++) {
      try {
        await handler({ SecretId: secret.arn, ClientRequestToken: token, Step });
        break;
      } catch (error) {
        if (attempt === attempts) throw error;
      }
    }
  }
}
