/** The evaluator of policies holds to what AWS says of them. */
import { describe, expect, it } from "vitest";
import { isAllowed, type Request, type Statement } from "./evaluate.ts";

const allow = (more: Partial<Statement> = {}): Statement => ({
  Effect: "Allow",
  Action: "sqs:SendMessage",
  Resource: "arn:q",
  ...more,
});
const deny = (more: Partial<Statement> = {}): Statement => ({ ...allow(more), Effect: "Deny" });

function ask(own: readonly Statement[], more: Partial<Request> = {}): boolean {
  return isAllowed({
    principal: { kind: "role", arn: "arn:role", statements: own },
    action: "sqs:SendMessage",
    resource: "arn:q",
    context: {},
    resourcePolicy: [],
    account: "1",
    ...more,
  });
}

it("denies by default, and where a statement denies, wherever it stands", () => {
  expect(ask([])).toBe(false);
  expect(ask([allow()])).toBe(true);
  expect(ask([allow(), deny({ Action: "*" })])).toBe(false);
  expect(ask([allow()], { resourcePolicy: [deny({ Principal: "*" })] })).toBe(false);
  expect(ask([allow()], { resourcePolicy: [deny({ Principal: { AWS: "arn:other" } })] })).toBe(true);
});

it("reads wildcards in actions, without regard to case, and in resources", () => {
  expect(ask([allow({ Action: ["sns:Publish", "SQS:send*"] })])).toBe(true);
  expect(ask([allow({ Action: "sqs:Send?essage" })])).toBe(true);
  expect(ask([allow({ Action: "sqs:Send" })])).toBe(false);
  expect(ask([allow({ Resource: "arn:*" })])).toBe(true);
  expect(ask([allow({ Resource: "ARN:q" })])).toBe(false);
  expect(ask([allow({ Resource: "arn.q" })])).toBe(false);
});

it("lets a resource's policy in who it names", () => {
  const named = allow({ Principal: { Service: "sns.amazonaws.com" } });
  const sns = { kind: "service", name: "sns.amazonaws.com" } as const;
  expect(ask([], { principal: sns, resourcePolicy: [named] })).toBe(true);
  expect(ask([], { principal: { kind: "service", name: "s3.amazonaws.com" }, resourcePolicy: [named] })).toBe(false);
  expect(ask([], { resourcePolicy: [allow({ Principal: { AWS: ["arn:role"] } })] })).toBe(true);
  expect(ask([], { resourcePolicy: [allow({ Principal: "*" })] })).toBe(true);
  expect(ask([], { resourcePolicy: [allow({ Principal: { AWS: "arn:aws:iam::1:root" } })] })).toBe(false);
});

it("asks a key's policy first", () => {
  const key = { action: "kms:Decrypt", resource: "arn:k" };
  const own = allow({ Action: "kms:Decrypt", Resource: "arn:k" });
  const account = allow({ Principal: { AWS: "arn:aws:iam::1:root" }, Action: "kms:*", Resource: "*" });
  expect(ask([own], { ...key, resourcePolicy: [account] })).toBe(true);
  expect(ask([own], key)).toBe(false);
  expect(ask([], { ...key, resourcePolicy: [account] })).toBe(false);
});

describe("conditions", () => {
  const when = (Condition: Statement["Condition"], context: Request["context"] = {}) =>
    ask([allow(Condition === undefined ? {} : { Condition })], { context });

  it.each([
    [{ StringEquals: { k: ["a", "b"] } }, { K: "b" }, true],
    [{ StringEquals: { k: "a*" } }, { k: "ab" }, false],
    [{ StringEquals: { k: "a" } }, {}, false],
    [{ StringEqualsIfExists: { k: "a" } }, {}, true],
    [{ StringNotEquals: { k: ["a", "b"] } }, { k: "b" }, false],
    [{ StringNotEquals: { k: "a" } }, {}, true],
    [{ StringLike: { k: "a*" } }, { k: "ab" }, true],
    [{ StringNotLike: { k: "a*" } }, { k: "ab" }, false],
    [{ ArnLike: { k: "arn:aws:ecs:*:1:*" } }, { k: "arn:aws:ecs:eu:1:task" }, true],
    [{ ArnEquals: { k: "arn:a" } }, { k: "arn:b" }, false],
    [{ Bool: { k: "false" } }, { k: "False" }, true],
    [{ Bool: { k: "false" } }, {}, false],
    [{ Null: { k: "true" } }, {}, true],
    [{ Null: { k: "true" } }, { k: "x" }, false],
    [{ StringEquals: { k: "a", l: "b" } }, { k: "a" }, false],
    [{ StringEquals: { k: "a" }, Bool: { l: "true" } }, { k: "a", l: "true" }, true],
  ] as const)("%j in %j: %s", (condition, context, wanted) => {
    expect(when(condition, context)).toBe(wanted);
  });

  it("are never passed over", () => {
    expect(() => when({ NumericLessThan: { k: "1" } }, { k: "0" })).toThrow("NumericLessThan");
    expect(() => ask([{ ...allow(), NotAction: "x" } as Statement])).toThrow("NotAction");
  });
});
