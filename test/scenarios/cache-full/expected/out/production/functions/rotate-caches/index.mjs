/**
 * Rotates the passwords of a cache's users. A user has two at a time, the one before and the new one, so that tasks that
 * run with the one before go on until they are deployed again. Whose password it is stands in the tags of its secret.
 */
import { DescribeUsersCommand, ElastiCacheClient, ModifyUserCommand } from "@aws-sdk/client-elasticache";
import { randomPassword } from "./characters.mjs";
import { createHandler } from "./steps.mjs";
import { until } from "./until.mjs";

const elastiCache = new ElastiCacheClient({});

function userIdOf({ Name: name, Tags: tags = [] }) {
  const id = tags.find(({ Key }) => Key === "rotation-user")?.Value;
  if (id === undefined) throw new Error(`the tag rotation-user of ${name} does not say whose password it is`);
  return id;
}

/** The user, once no earlier change of it is under way. */
function settledUser(id) {
  return until(`the user ${id} to be active`, async () => {
    const { Users: users } = await elastiCache.send(new DescribeUsersCommand({ UserId: id }));
    return users[0]?.Status === "active" ? users[0] : undefined;
  });
}

function create(secret) {
  return JSON.stringify({ username: userIdOf(secret), password: randomPassword() });
}

export const handler = createHandler({
  first: create,
  create,
  set: async (secret, { pending, current }) => {
    const id = userIdOf(secret);
    await settledUser(id);
    const values = [pending, current].filter((value) => value !== undefined);
    const passwords = values.map((value) => JSON.parse(value).password);
    await elastiCache.send(
      new ModifyUserCommand({ UserId: id, AuthenticationMode: { Type: "password", Passwords: passwords } }),
    );
  },
  // A password counts when the change of its user is over. The cache itself cannot be asked from here: it is in the VPC.
  test: async (secret) => {
    const { UserId: id, Authentication: authentication } = await settledUser(userIdOf(secret));
    if (authentication?.Type !== "password") throw new Error(`the user ${id} has no password`);
  },
});
