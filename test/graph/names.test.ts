import { join } from "node:path";
import { expect, it } from "vitest";
import {
  cacheName,
  cacheUserId,
  keyAliasName,
  logGroupName,
  logicalName,
  repositoryName,
  rolePath,
} from "../../src/graph/names.ts";
import { brokenNames, contractedNames, newNames, presentNames } from "../support/names-contract.ts";

const root = join(import.meta.dirname, "../..");

it("keeps every name of the contract", () => {
  const [contract, present] = [contractedNames(root), presentNames(root)];
  expect(Object.keys(contract).length).toBeGreaterThan(0);
  expect(brokenNames(contract, present)).toEqual([]);
});

it("holds every name of the reference specification; npm run test:accept adds new ones", () => {
  expect(newNames(contractedNames(root), presentNames(root))).toEqual([]);
});

it("sees a name that is gone and one that has changed", () => {
  const contract = { production: { "aws:x:Y": { a: "one", b: null, c: null } } };
  const present = { production: { "aws:x:Y": { a: "two", b: null, d: null } } };
  expect(brokenNames(contract, present)).toEqual([
    "production: aws:x:Y a was called one, now two",
    "production: aws:x:Y c is gone",
  ]);
  expect(newNames(contract, present)).toEqual(["production: aws:x:Y d"]);
});

const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

it("names a resource by id and role", () => {
  expect(logicalName("aws:ecs/service:Service", "gateway")).toBe("gateway");
  expect(logicalName("aws:iam/role:Role", "gateway", "task")).toBe("gateway-task");
});

it("cuts a name only where the auto-name would be too long, and closes it with a hash of the whole", () => {
  // 32 characters, of which Pulumi's suffix takes 8.
  expect(logicalName(TARGET_GROUP, "a".repeat(24))).toBe("a".repeat(24));
  const cut = logicalName(TARGET_GROUP, "a".repeat(24), "green");
  expect(cut).toBe("aaaaaaaaaaaaaaaaa-4e818a");
  expect(cut).toHaveLength(24);
  expect(logicalName(TARGET_GROUP, "a".repeat(24), "blue")).not.toBe(cut);
  expect(logicalName(TARGET_GROUP, `${"a".repeat(16)}-bbbbbbb`, "green")).toMatch(/^a{16}-[0-9a-f]{6}$/);
});

it("gives the closed list of physical names", () => {
  expect(logGroupName("provfair", "production", "gateway")).toBe("/provfair/production/gateway");
  expect(keyAliasName("provfair", "production", "data")).toBe("alias/provfair/production/data");
  expect(rolePath("provfair", "production")).toBe("/provfair/production/");
  expect(repositoryName("provfair", "gateway")).toBe("provfair/gateway");
  expect(cacheName("provfair", "production", "sessions")).toBe("provfair-production-sessions");
  expect(cacheUserId("shop", "production", "web-uses-sessions")).toBe("shop-production-web-uses-sessions");
  const cut = cacheUserId("provfair", "production", "matchmaking-uses-sessions");
  expect(cut).toMatch(/^provfair-production-matchmaking-u-[0-9a-f]{6}$/);
  expect(cut).toHaveLength(40);
});
