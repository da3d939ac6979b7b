/**
 * The platform's own resources satisfy the rules that it deploys: every rule of AWS Config in an account's stack is
 * evaluated against everything that the account consists of.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { loadSpec } from "../../src/cli/load-spec.ts";
import type { RuleContext } from "../../src/compiler/rules/rule.ts";
import { compiled, graphOf } from "../support/compiled.ts";
import { evaluateGraph } from "../support/config-rules/evaluate.ts";
import { compliance, withKeptRules } from "../support/generators/compliance.ts";
import { spec } from "../support/generators/spec.ts";
import type { PlainMap } from "../support/generators/yaml-object.ts";
import { holds } from "../support/properties.ts";
import { referenceSources } from "../support/reference.ts";

/** Settings of accounts that others make: their rules have nothing of ours to look at. */
function leftToOthers(environments: readonly RuleContext[]): ReadonlySet<string> {
  const skipped = (name: "volumeEncryption" | "passwordPolicy") =>
    environments.some(({ spec: { account } }) => account?.singletons[name] === "skip");
  return new Set([
    ...(skipped("volumeEncryption") ? ["EC2_EBS_ENCRYPTION_BY_DEFAULT"] : []),
    ...(skipped("passwordPolicy") ? ["IAM_PASSWORD_POLICY"] : []),
  ]);
}

it("holds for the reference specification, in all of its accounts", () => {
  const { looked, violations } = evaluateGraph(graphOf(referenceSources()));
  expect(violations).toEqual([]);
  expect(looked).toBeGreaterThan(400);
});

const EXAMPLES = {
  minimal: "{}",
  "web-and-worker": "{}",
  "static-site": "{}",
  "many-services": "{}",
  // Its caches have one node each, and say so.
  data: "{ except: [{ rule: cache-failover, reason: they may be lost }] }",
  regulated: undefined,
};

it.each(Object.entries(EXAMPLES))("holds for the example %s with the whole baseline", (name, own) => {
  const { sources } = loadSpec({ cwd: process.cwd(), path: `examples/${name}` });
  const { text } = sources.platform;
  const platform = { ...sources.platform, text: own === undefined ? text : `${text}\ncompliance: ${own}\n` };
  const { looked, violations } = evaluateGraph(graphOf({ ...sources, platform }));
  expect(violations).toEqual([]);
  expect(looked).toBeGreaterThan(10);
});

it("holds for generated platforms", () => {
  let all = 0;
  holds(
    fc.property(spec({ services: { min: 1, max: 2 }, environments: { min: 0, max: 2 } }), compliance, (one, own) => {
      const platform = withKeptRules({ ...one.platform, compliance: own } as PlainMap);
      const { graph, environments = [], diagnostics } = compiled({ ...one, platform });
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      if (graph === undefined) return;
      const { looked, violations } = evaluateGraph(graph, leftToOthers(environments));
      expect(violations).toEqual([]);
      all += looked;
    }),
    25,
  );
  expect(all).toBeGreaterThan(500);
}, 300_000);
