/**
 * Makes, changes and removes the users of databases that sign in with a password, when the program is brought up: each is
 * two in Atlas, of which one is in use. Their first passwords are made here, so that the program has none. Called again, it
 * comes to the same end.
 */
import { randomUUID } from "node:crypto";
import { PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { usersOf } from "./atlas.mjs";
import { randomPassword } from "./characters.mjs";

const secretsManager = new SecretsManagerClient({});

/** The two of a user. */
export function namesOf(user) {
  return [`${user}-a`, `${user}-b`];
}

/** An event is what the program says of the user, with what is done to it (Terraform: aws_lambda_invocation, CRUD). */
export async function keepUsers(atlas, { tf: { action, prev_input: before }, ...wanted }) {
  console.log(JSON.stringify({ user: wanted.user, project: wanted.project, action }));
  if (action === "delete") return remove(atlas, wanted);
  const isSame = before?.user === wanted.user && before?.project === wanted.project && before?.secret === wanted.secret;
  if (action === "update" && isSame && (await change(atlas, wanted))) return;
  await make(atlas, wanted);
  if (action === "update" && !isSame) await remove(atlas, before, namesOf(wanted.user));
}

async function make(atlas, { project, secret, user, roles, scopes, description }) {
  const users = usersOf(atlas, project);
  const [first, second] = namesOf(user);
  const password = randomPassword();
  await users.write(first, { roles, scopes, description, password });
  await users.write(second, { roles, scopes, description, password: randomPassword() });
  await users.applied(scopes);
  await secretsManager.send(
    new PutSecretValueCommand({
      SecretId: secret,
      ClientRequestToken: randomUUID(),
      SecretString: JSON.stringify({ username: first, password }),
      VersionStages: ["AWSCURRENT"],
    }),
  );
}

/** False where there is nothing to change any more: somebody has removed it. */
async function change(atlas, { project, user, roles, scopes, description }) {
  const users = usersOf(atlas, project);
  for (const name of namesOf(user)) if ((await users.find(name)) === undefined) return false;
  for (const name of namesOf(user)) await users.change(name, { roles, scopes, description });
  await users.applied(scopes);
  return true;
}

async function remove(atlas, { project, user }, kept = []) {
  const users = usersOf(atlas, project);
  for (const name of namesOf(user)) if (!kept.includes(name)) await users.remove(name);
}
