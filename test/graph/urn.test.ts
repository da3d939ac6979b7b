import { expect, it } from "vitest";
import { childUrn, parseUrn, stackUrn, urnsOf } from "../../src/graph/urn.ts";
import { stack } from "../engine/verify/fixture.ts";

it("joins the types of the ancestors, but not the stack's", () => {
  const urns = urnsOf(stack);
  expect(urns.get("aws:kms/key:Key::logs")).toBe("urn:pulumi:production::provfair::aws:kms/key:Key::logs");
  expect(urns.get("aws:ec2/vpc:Vpc::platform")).toBe(
    "urn:pulumi:production::provfair::provfair:platform:Group$awsx:ec2:Vpc$aws:ec2/vpc:Vpc::platform",
  );
  expect(urns.has("aws:index/getCallerIdentity:getCallerIdentity::identity")).toBe(false);
});

it("names the stack", () => {
  expect(stackUrn(stack)).toBe("urn:pulumi:production::provfair::pulumi:pulumi:Stack::provfair-production");
  expect(childUrn(stackUrn(stack), "a:b:C", "d")).toBe("urn:pulumi:production::provfair::a:b:C::d");
});

it("reads a URN, also with colons in the name", () => {
  expect(parseUrn("urn:pulumi:s::p::a:b:C$d:e:F::x::y")).toEqual({
    stack: "s",
    project: "p",
    qualifiedType: "a:b:C$d:e:F",
    type: "d:e:F",
    name: "x::y",
  });
  expect(parseUrn("arn:aws:s3:::bucket")).toBeUndefined();
});

it("refuses a parent that the stack does not hold", () => {
  const orphan = { ...stack, nodes: stack.nodes.filter(({ kind }) => kind !== "component") };
  expect(() => urnsOf(orphan)).toThrow("has the parent provfair:platform:Group::network, which is not in the stack");
});
