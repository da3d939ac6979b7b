import { expect, it } from "vitest";
import type { ResourceState } from "../../../src/engine/run/deployment.ts";
import { protectedLeavers } from "../../../src/engine/run/protection.ts";

const type = "aws:lb/loadBalancer:LoadBalancer";

function loadBalancer(name: string, more: Partial<ResourceState> = {}): ResourceState {
  return { urn: name, type, custom: true, id: name, inputs: { enableDeletionProtection: true }, ...more };
}

it("names what AWS protects and what is to be deleted, and nothing that stays", () => {
  const resources = [
    loadBalancer("leaves"),
    loadBalancer("stays"),
    loadBalancer("protected", { protect: true }),
    loadBalancer("replaced", { delete: true }),
    loadBalancer("open", { inputs: { enableDeletionProtection: false } }),
  ];
  expect(protectedLeavers({ resources }, (urn) => urn === "stays")).toEqual(["leaves"]);
  expect(protectedLeavers({}, () => false)).toEqual([]);
});
