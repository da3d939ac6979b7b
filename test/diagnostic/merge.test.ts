import { expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { mergeEnvironments } from "../../src/diagnostic/merge.ts";

function finding(part: Partial<Diagnostic>): Diagnostic {
  const span = { file: "a.yaml", start: 0, end: 1 };
  return {
    code: "rule/x",
    severity: "error",
    message: "m",
    span,
    help: undefined,
    related: [],
    environments: [],
    ...part,
  };
}

it("joins the environments of the same finding", () => {
  const merged = mergeEnvironments([
    finding({ environments: ["staging"] }),
    finding({ environments: ["production", "development"] }),
    finding({ environments: ["staging"] }),
    finding({ environments: ["production"], message: "other" }),
  ]);
  expect(merged.map(({ message, environments }) => [message, environments])).toEqual([
    ["m", ["development", "production", "staging"]],
    ["other", ["production"]],
  ]);
});

it("lets a finding of the file alone stand for all environments", () => {
  expect(mergeEnvironments([finding({ environments: ["staging"] }), finding({})])).toEqual([finding({})]);
});

it("sorts by file, offset and code", () => {
  const at = (file: string, start: number, code: string) => finding({ code, span: { file, start, end: start + 5 } });
  const sorted = [at("a", 2, "rule/b"), at("a", 2, "rule/c"), at("a", 10, "rule/a"), at("b", 0, "rule/a")];
  expect(mergeEnvironments([...sorted].reverse())).toEqual(sorted);
  expect(mergeEnvironments(sorted)).toEqual(sorted);
});
