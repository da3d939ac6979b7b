/**
 * The four steps in which Secrets Manager has a secret rotated: createSecret, setSecret, testSecret, finishSecret. Each
 * may be called again, after a failure or a lost answer, and must then come to the same end (AWS Secrets Manager User
 * Guide: Lambda rotation functions). Values are never logged.
 */
import { ECSClient } from "@aws-sdk/client-ecs";
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { redeploy } from "./redeploy.mjs";

const secretsManager = new SecretsManagerClient({});
const ecs = new ECSClient({});

/**
 * A handler of rotation events. A strategy says what a value is and where else it counts:
 * - create(secret, current): the new value; current is undefined the first time;
 * - first(secret): a value to begin with, which the first rotation makes the previous one; optional;
 * - set(secret, { pending, current }): makes the new value count beside the current one; optional;
 * - test(secret, pending): throws unless the new value works.
 */
export function createHandler(strategy) {
  return async ({ SecretId: id, ClientRequestToken: token, Step: step }) => {
    const secret = await secretsManager.send(new DescribeSecretCommand({ SecretId: id }));
    if (!secret.RotationEnabled) throw new Error(`${secret.Name} does not rotate`);
    const stages = secret.VersionIdsToStages?.[token];
    if (stages === undefined) throw new Error(`${secret.Name} has no version ${token}`);
    const isCurrent = stages.includes("AWSCURRENT");
    if (!isCurrent && !stages.includes("AWSPENDING"))
      throw new Error(`version ${token} of ${secret.Name} is not pending`);
    console.log(JSON.stringify({ secret: secret.Name, version: token, step, again: isCurrent }));

    switch (step) {
      case "createSecret":
        if (!isCurrent) await createSecret(strategy, secret, token);
        return;
      case "setSecret":
        if (!isCurrent) await setSecret(strategy, secret, token);
        return;
      case "testSecret":
        if (!isCurrent)
          await strategy.test(secret, await requireValue(secret, { VersionId: token, VersionStage: "AWSPENDING" }));
        return;
      case "finishSecret":
        await finishSecret(secret, token, isCurrent);
        return;
      default:
        throw new Error(`${step} is no step of a rotation`);
    }
  };
}

async function createSecret(strategy, secret, token) {
  const pending = await findValue(secret, { VersionId: token, VersionStage: "AWSPENDING" });
  if (pending !== undefined) return;
  const current = await findValue(secret, { VersionStage: "AWSCURRENT" });
  if (current === undefined && strategy.first !== undefined) {
    await put(secret, `first-${token}`, await strategy.first(secret), "AWSCURRENT");
  }
  await put(secret, token, await strategy.create(secret, current), "AWSPENDING");
}

async function setSecret(strategy, secret, token) {
  if (strategy.set === undefined) return;
  const pending = await requireValue(secret, { VersionId: token, VersionStage: "AWSPENDING" });
  await strategy.set(secret, { pending, current: await findValue(secret, { VersionStage: "AWSCURRENT" }) });
}

/** The new version becomes the current one; then the services that read the secret are deployed again. */
async function finishSecret(secret, token, isCurrent) {
  if (!isCurrent) {
    const versions = Object.entries(secret.VersionIdsToStages);
    const current = versions.find(([, stages]) => stages.includes("AWSCURRENT"))?.[0];
    await secretsManager.send(
      new UpdateSecretVersionStageCommand({
        SecretId: secret.ARN,
        VersionStage: "AWSCURRENT",
        MoveToVersionId: token,
        RemoveFromVersionId: current,
      }),
    );
  }
  const { LastChangedDate: changed } = await secretsManager.send(new DescribeSecretCommand({ SecretId: secret.ARN }));
  await redeploy(ecs, { cluster: process.env.CLUSTER, secret: secret.ARN, changed });
}

async function put(secret, token, value, stage) {
  await secretsManager.send(
    new PutSecretValueCommand({
      SecretId: secret.ARN,
      ClientRequestToken: token,
      SecretString: value,
      VersionStages: [stage],
    }),
  );
}

async function requireValue(secret, version) {
  const value = await findValue(secret, version);
  if (value === undefined) throw new Error(`${secret.Name} has no value at ${version.VersionStage}`);
  return value;
}

/** Undefined where there is no such version, or it holds nothing yet. */
async function findValue(secret, version) {
  try {
    const found = await secretsManager.send(new GetSecretValueCommand({ SecretId: secret.ARN, ...version }));
    return found.SecretString;
  } catch (error) {
    if (error.name === "ResourceNotFoundException") return undefined;
    throw error;
  }
}
