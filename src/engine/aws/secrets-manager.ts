/** The few operations of Secrets Manager that set a value beside others and say what is there (API Reference). */
import { randomUUID } from "node:crypto";
import { type Aws, AwsError } from "./client.ts";

export interface SecretState {
  readonly arn: string;
  /** Whether it has a current value. */
  readonly hasValue: boolean;
  /** The version before the current one. */
  readonly previous: string | undefined;
  /** Epoch milliseconds of its last change, of whatever kind; undefined for never. */
  readonly changed: number | undefined;
  readonly rotates: boolean;
  readonly nextRotation: number | undefined;
}

export interface SecretValue {
  readonly version: string;
  readonly text: string;
}

export interface SecretsManager {
  /** Undefined where there is no such secret. */
  describe(name: string): Promise<SecretState | undefined>;
  /** The current value; undefined where it has none, or one that is no text. */
  read(name: string): Promise<SecretValue | undefined>;
  /** Makes the text the current value; returns its version. */
  write(name: string, text: string): Promise<string>;
}

export function createSecretsManager(aws: Aws, region: string): SecretsManager {
  const call = async (action: string, body: object): Promise<Readonly<Record<string, unknown>> | undefined> => {
    try {
      const { text } = await aws({
        service: "secretsmanager",
        region,
        method: "POST",
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": `secretsmanager.${action}` },
        body: JSON.stringify(body),
      });
      return JSON.parse(text) as Readonly<Record<string, unknown>>;
    } catch (error) {
      if (error instanceof AwsError && error.code === "ResourceNotFoundException") return undefined;
      throw error;
    }
  };
  return {
    describe: async (name) => {
      const found = await call("DescribeSecret", { SecretId: name });
      if (found === undefined || found["DeletedDate"] !== undefined) return undefined;
      const stages = Object.entries((found["VersionIdsToStages"] ?? {}) as Readonly<Record<string, readonly string[]>>);
      return {
        arn: String(found["ARN"]),
        hasValue: stages.some(([, labels]) => labels.includes("AWSCURRENT")),
        previous: stages.find(([, labels]) => labels.includes("AWSPREVIOUS"))?.[0],
        changed: milliseconds(found["LastChangedDate"]),
        rotates: found["RotationEnabled"] === true,
        nextRotation: milliseconds(found["NextRotationDate"]),
      };
    },
    read: async (name) => {
      const found = await call("GetSecretValue", { SecretId: name });
      const text = found?.["SecretString"];
      return typeof text === "string" ? { version: String(found?.["VersionId"]), text } : undefined;
    },
    write: async (name, text) => {
      const version = randomUUID();
      const written = await call("PutSecretValue", { SecretId: name, SecretString: text, ClientRequestToken: version });
      if (written === undefined) throw new AwsError(400, "ResourceNotFoundException", "the secret does not exist");
      return version;
    },
  };
}

/** Dates are seconds with a fraction. */
function milliseconds(seconds: unknown): number | undefined {
  return typeof seconds === "number" ? Math.round(seconds * 1000) : undefined;
}
