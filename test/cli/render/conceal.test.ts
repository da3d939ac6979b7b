import { expect, it } from "vitest";
import { renderPretty } from "../../../src/cli/render/pretty.ts";
import { analyze } from "../../../src/compiler/analyze.ts";

/** Made at run time: no test data holds what looks like a secret. */
const key = `AK${"IA"}${"Z".repeat(16)}`;

function rendered(service: string): string {
  const text = [
    "platform: shop",
    "owner: team",
    "costCenter: web-1",
    "regions: { primary: us-east-1 }",
    `services: { web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }, ${service} } }`,
  ].join("\n");
  const source = { name: "platform.yaml", text };
  const { diagnostics } = analyze({
    sources: { platform: source, environments: {}, inventories: {} },
    environments: undefined,
    today: "2026-11-22",
  });
  return renderPretty(diagnostics, [source]);
}

it("covers a secret in the frame of the finding that names it", () => {
  const text = rendered("variables: { DB_PASSWORD: hunter-two }");
  expect(text).toContain("rule/secret-in-file");
  expect(text).toContain("DB_PASSWORD: ••••••••••");
  expect(text).not.toContain("hunter-two");
});

it("covers what has the marks of a secret in the frame of any finding on its line", () => {
  const text = rendered(`variables: { KEY: ${key} }, colour: red`);
  expect(text).toContain("schema/unknown-key");
  expect(text).not.toContain(key);
});

it("does not repeat what has the marks of a secret in a message", () => {
  const text = rendered(`architecture: ${key}`);
  expect(text).toContain("schema/invalid-value");
  expect(text).not.toContain(key);
});
