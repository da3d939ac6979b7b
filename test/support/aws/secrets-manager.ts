/** Secrets Manager as far as `secrets set | list` asks it. Strict: members, states and sizes are AWS's. */
import { Refused } from "./refused.ts";

export interface StoredSecret {
  readonly name: string;
  /** By version. */
  readonly values: Map<string, string>;
  current: string | undefined;
  previous: string | undefined;
  changed: number;
  rotates: boolean;
  deleted: boolean;
}

type Body = Readonly<Record<string, unknown>>;

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  DescribeSecret: ["SecretId"],
  GetSecretValue: ["SecretId"],
  PutSecretValue: ["SecretId", "SecretString", "ClientRequestToken"],
};

export interface SimulatedSecretsManager {
  readonly secrets: Map<string, StoredSecret>;
  /** Makes one without a value, as `up` does. */
  add(name: string, more?: Partial<StoredSecret>): StoredSecret;
  call(action: string, body: Body, place: { readonly region: string; readonly account: string }): object;
}

export function createSecretsManager(region: string): SimulatedSecretsManager {
  const secrets = new Map<string, StoredSecret>();
  const find = (id: unknown): StoredSecret => {
    const secret = secrets.get(String(id));
    if (secret === undefined) {
      throw new Refused(400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    return secret;
  };
  const alive = (secret: StoredSecret): StoredSecret => {
    if (secret.deleted) throw new Refused(400, "InvalidRequestException", "the secret is marked for deletion");
    return secret;
  };
  return {
    secrets,
    add: (name, more = {}) => {
      const secret: StoredSecret = {
        name,
        values: new Map(),
        current: undefined,
        previous: undefined,
        changed: 1_790_000_000.25,
        rotates: false,
        deleted: false,
        ...more,
      };
      secrets.set(name, secret);
      return secret;
    },
    call: (action, body, place) => {
      if (place.region !== region) throw new Refused(400, "ResourceNotFoundException", `nothing in ${place.region}`);
      const known = MEMBERS[action];
      if (known === undefined) throw new Refused(400, "UnknownOperationException", `no ${action}`);
      for (const member of Object.keys(body)) {
        if (!known.includes(member)) throw new Refused(400, "SerializationException", `${action} has no ${member}`);
      }
      const secret = find(body["SecretId"]);
      const arn = `arn:aws:secretsmanager:${region}:${place.account}:secret:${secret.name}-a1b2c3`;
      switch (action) {
        case "DescribeSecret": {
          const stages = [
            [secret.current, "AWSCURRENT"],
            [secret.previous, "AWSPREVIOUS"],
          ].filter(([version]) => version !== undefined);
          return {
            ARN: arn,
            Name: secret.name,
            LastChangedDate: secret.changed,
            ...(secret.rotates ? { RotationEnabled: true, NextRotationDate: 1_792_000_000 } : {}),
            ...(secret.deleted ? { DeletedDate: 1_791_000_000 } : {}),
            ...(stages.length === 0
              ? {}
              : { VersionIdsToStages: Object.fromEntries(stages.map(([version, stage]) => [version, [stage]])) }),
          };
        }
        case "GetSecretValue": {
          const { current } = alive(secret);
          if (current === undefined) {
            throw new Refused(400, "ResourceNotFoundException", "no value for staging label: AWSCURRENT");
          }
          return { ARN: arn, Name: secret.name, VersionId: current, SecretString: secret.values.get(current) };
        }
        default: {
          alive(secret);
          const text = body["SecretString"];
          const token = body["ClientRequestToken"];
          if (typeof text !== "string" || text === "" || Buffer.byteLength(text) > 65_536) {
            throw new Refused(400, "InvalidParameterException", "SecretString");
          }
          if (typeof token !== "string" || token.length < 32 || token.length > 64) {
            throw new Refused(400, "InvalidParameterException", "ClientRequestToken");
          }
          if (secret.values.has(token)) throw new Refused(400, "ResourceExistsException");
          secret.values.set(token, text);
          secret.previous = secret.current;
          secret.current = token;
          secret.changed++;
          return { ARN: arn, Name: secret.name, VersionId: token, VersionStages: ["AWSCURRENT"] };
        }
      }
    },
  };
}
