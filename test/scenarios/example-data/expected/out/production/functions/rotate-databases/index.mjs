/**
 * Rotates the passwords of databases' users. Atlas knows one password for a user, so there are two users, of which a rotation
 * gives the one that is not in use a new password and has the tasks change over: those that run go on with the other until
 * they are deployed again. Whose password it is stands in the tags of its secret.
 */
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { signIn, usersOf } from "./atlas.mjs";
import { randomPassword } from "./characters.mjs";
import { keepUsers, namesOf } from "./database-users.mjs";
import { createHandler } from "./steps.mjs";

const secretsManager = new SecretsManagerClient({});

async function atlas() {
  const SecretId = process.env.CREDENTIALS;
  const { SecretString: value } = await secretsManager.send(new GetSecretValueCommand({ SecretId }));
  return signIn(JSON.parse(value));
}

function settingsOf({ Name: name, Tags: tags = [] }) {
  const tag = (key) => tags.find(({ Key }) => Key === key)?.Value;
  const settings = { user: tag("rotation-user"), project: tag("rotation-project") };
  if (settings.user === undefined || settings.project === undefined) {
    throw new Error(`the tags rotation-user and rotation-project of ${name} do not say whose password it is`);
  }
  return settings;
}

async function usersOfSecret(secret) {
  return usersOf(await atlas(), settingsOf(secret).project);
}

const rotate = createHandler({
  create: (secret, current) => {
    if (current === undefined) throw new Error(`${secret.Name} has no value yet: its users are not made`);
    const { username } = JSON.parse(current);
    const other = namesOf(settingsOf(secret).user).find((name) => name !== username);
    return JSON.stringify({ username: other, password: randomPassword() });
  },
  set: async (secret, { pending }) => {
    const { username, password } = JSON.parse(pending);
    await (await usersOfSecret(secret)).change(username, { password });
  },
  // The clusters cannot be asked from here: they are in no public network.
  test: async (secret, pending) => {
    const users = await usersOfSecret(secret);
    const { username } = JSON.parse(pending);
    const user = await users.find(username);
    if (user === undefined) throw new Error(`Atlas has no user ${username}`);
    await users.applied(user.scopes);
  },
});

export async function handler(event) {
  return "Step" in event ? rotate(event) : keepUsers(await atlas(), event);
}
