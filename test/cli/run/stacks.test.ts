import { expect, it } from "vitest";
import { accountOf, type Choice, chooseStacks, oneEnvironment } from "../../../src/cli/run/stacks.ts";
import { graphOfText } from "../../support/reference.ts";

const { stacks } = graphOfText(
  'images: { account: "111122223333" }\nservices: { web: { image: { build: web }, port: 8080 } }',
  {
    production: 'account: { id: "111122223333" }',
    staging: 'account: { id: "444455556666" }',
  },
);

function names(choice: Partial<Choice>): readonly (readonly string[])[] {
  const production = { stacks, environment: "production", account: "111122223333", wanted: undefined, ownOnly: false };
  const chosen = chooseStacks({ ...production, ...choice });
  return [chosen.stacks.map(({ name }) => name), chosen.elsewhere.map(({ name }) => name)];
}

const staging = { environment: "staging", account: "444455556666" };

it("takes an environment's stacks, what they depend on first", () => {
  expect(names({})).toEqual([["account-111122223333", "images", "production"], []]);
});

it("leaves alone what is in another account, unless it is named", () => {
  expect(names(staging)).toEqual([["staging"], ["images"]]);
  expect(names({ ...staging, wanted: "images" })).toEqual([["images"], []]);
});

it("leaves alone what environments share where only the own is meant, unless it is named", () => {
  expect(names({ ownOnly: true })).toEqual([["production"], []]);
  expect(names({ ownOnly: true, wanted: "images" })).toEqual([["images"], []]);
});

it("refuses a stack of another environment", () => {
  expect(() => names({ wanted: "staging" })).toThrow('environment "production" has no stack "staging"');
});

it("knows the account that a stack's provider allows", () => {
  expect(stacks.map((stack) => [stack.name, accountOf(stack)])).toEqual([
    ["account-111122223333", "111122223333"],
    ["images", "111122223333"],
    ["production", "111122223333"],
    ["staging", "444455556666"],
  ]);
});

it("wants one environment", () => {
  expect(oneEnvironment(["production"])).toBe("production");
  expect(() => oneEnvironment(["production", "staging"])).toThrow("this command is about one environment");
});
