/**
 * The users of a cache: one for each service and job that uses it, with the commands of its access and the keys of its
 * use, and a disabled one that is called `default`, as whom every client would come that names no user. They stand in the
 * cache's file, because the cache needs the group of all; each belongs to the one that uses.
 */
import { cacheName, cacheUserId } from "../../../graph/names.ts";
import type { Reference } from "../../../graph/values.ts";
import type { CacheModel, UseModel } from "../../model/model.ts";
import type { Lowering, Scope } from "../context.ts";
import { passwordsTag } from "../secrets/functions.ts";

export interface CacheUser {
  readonly id: Reference<string>;
  readonly name: Reference<string>;
  readonly arn: Reference<string>;
}

export interface CacheUsers {
  readonly userGroupId: Reference<string>;
  /** By the id of the service or job. */
  readonly users: ReadonlyMap<string, CacheUser>;
}

/**
 * What an access may do, in the categories of Redis (Redis: ACL; Valkey has the same). What is `dangerous` blocks or
 * empties the whole cache (`KEYS`, `FLUSHALL`); `INFO` is of them, too, but client libraries ask for it when they connect.
 */
const COMMANDS: Readonly<Record<string, string>> = {
  read: "-@all +@read +@connection -@dangerous -@admin +info",
  "read-write": "+@all -@dangerous -@admin +info",
};

const NOBODY = "off ~* -@all";

export function lowerCacheUsers(lowering: Lowering, scope: Scope, cache: CacheModel): CacheUsers {
  const { platform, environment, origin } = lowering.model;
  const identifier = (name: string) => cacheUserId(platform, environment, name);
  const nobody = scope.resource(
    "aws:elasticache/user:User",
    { id: cache.id, role: "default-user" },
    {
      userId: identifier(`${cache.id}-default-user`),
      userName: "default",
      engine: cache.engine,
      accessString: NOBODY,
      authenticationMode: { type: "no-password-required" },
    },
    { role: "default-user", deleteBeforeReplace: true },
  );
  const users = cache.users.map(({ task, use }) => {
    const byPassword = cache.passwords !== undefined;
    // Another user where the way to sign in is another: what a function has set would stay with the one that is there.
    const userId = identifier(`${task.id}-uses-${cache.id}${byPassword ? "-password" : ""}`);
    const user = scope.resource(
      "aws:elasticache/user:User",
      { id: task.id, role: `uses-${cache.id}` },
      // IAM knows a user by both, which must be the same (ElastiCache: Authenticating with IAM).
      {
        userId,
        userName: userId,
        engine: cache.engine,
        accessString: accessString(use),
        // One with a password begins like this, too: nobody has the permission that it takes, until the function that
        // rotates passwords has made the first one.
        authenticationMode: { type: "iam" },
        ...(byPassword ? { tags: { passwords: passwordsTag(lowering.model) } } : {}),
      },
      {
        role: `${task.id}-user`,
        owner: task.owner,
        origin: origin(`${task.owner}.uses.${cache.key}`),
        ...(byPassword ? { ignoreChanges: ["authenticationMode"] } : {}),
      },
    );
    return [task.id, { id: user.userId, name: user.userName, arn: user.arn }] as const;
  });
  const group = scope.resource(
    "aws:elasticache/userGroup:UserGroup",
    { id: cache.id },
    {
      userGroupId: cacheName(platform, environment, cache.id),
      engine: cache.engine,
      userIds: [nobody.userId, ...users.map(([, { id }]) => id)],
    },
    { deleteBeforeReplace: true },
  );
  return { userGroupId: group.userGroupId, users: new Map(users) };
}

/** What a user may do, in the language of Redis: `on ~gateway:* -@all +@read …`. */
function accessString({ access, keys = ["*"] }: UseModel): string {
  return ["on", ...keys.map((pattern) => `~${pattern}`), COMMANDS[access] ?? "-@all"].join(" ");
}
