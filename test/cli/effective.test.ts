import { expect, it } from "vitest";
import { renderEffective } from "../../src/cli/effective/yaml.ts";
import { loadSpec } from "../../src/cli/load-spec.ts";
import { analyze } from "../../src/compiler/analyze.ts";

const today = "2026-11-22";
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** Analyzes what `effective` prints: its document as the platform, its last comments as the environment's file. */
function reread(environment: string, text: string) {
  const [, own = ""] = text.split(/^# in environments\/.*\n/m);
  return analyze({
    sources: {
      platform: { name: "platform.yaml", text },
      environments: { [environment]: { name: "environment.yaml", text: own.replace(/^# /gm, "") } },
      inventories: {},
    },
    environments: undefined,
    today,
  });
}

it("prints of the reference specification what resolves to the same", () => {
  const { sources } = loadSpec({ cwd: process.cwd(), path: "spec" });
  const { environments } = analyze({ sources, environments: undefined, today });
  expect(environments?.length).toBe(3);
  for (const { environment, spec } of environments ?? []) {
    const again = reread(environment, renderEffective(environment, spec));
    // The pipeline is about all environments, of which one is printed.
    const errors = again.diagnostics.filter(
      ({ severity, code }) => severity === "error" && code !== "rule/unknown-delivery-environment",
    );
    expect(errors).toEqual([]);
    expect(plain(again.environments?.[0]?.spec)).toEqual(plain(spec));
  }
});

it("keeps text text, and nested overrides whole", () => {
  const text = `platform: shop
description: "yes: #1 \\"quoted\\" \\t 'x'"
owner: "on"
costCenter: "017"
regions: { primary: us-east-1 }
services:
  shop:
    image: { repository: public.ecr.aws/nginx/nginx, digest: "sha256:${"a".repeat(64)}" }
    variables: { A: "1e5", B: "- x", C: "6.0", D: "", E: "a # b", F: "~", G: "two words", H: " x " }
overrides:
  - set: { tags: { "a.b": null, c: [1, 2.5, [true], { d: [] }] }, forceDelete: true }
    resource: services.shop/aws:ecs/service:Service
`;
  const before = reread("production", `${text}# in environments/production.yaml:\n# protected: true\n`);
  const spec = before.environments?.[0]?.spec;
  expect(before.diagnostics.filter(({ code }) => code.startsWith("parse/") || code.startsWith("schema/"))).toEqual([]);
  const after = reread("production", renderEffective("production", spec ?? {}));
  expect(plain(after.environments?.[0]?.spec)).toEqual(plain(spec));
});
