import fc from "fast-check";
import { expect, it } from "vitest";
import { renderAgent } from "../../../src/cli/render/agent.ts";
import { renderGithub } from "../../../src/cli/render/github.ts";
import { renderJson } from "../../../src/cli/render/json.ts";
import { renderPretty } from "../../../src/cli/render/pretty.ts";
import { renderSarif } from "../../../src/cli/render/sarif.ts";
import { parseSpec } from "../../../src/compiler/parse/parse-spec.ts";
import type { Diagnostic, Severity } from "../../../src/diagnostic/diagnostic.ts";
import { mutated, yamlBlocks, yamlSoup } from "../../support/yaml.ts";

const text = fc.oneof(
  yamlSoup,
  mutated(yamlBlocks),
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
);
const name = fc.oneof(fc.constant("spec/platform.yaml"), fc.string({ unit: "binary" }));
const span = fc.record({
  file: name,
  start: fc.integer({ min: -5, max: 400 }),
  end: fc.integer({ min: -5, max: 400 }),
});
const diagnostic: fc.Arbitrary<Diagnostic> = fc.record({
  code: fc.constantFrom("rule/a", "parse/b"),
  severity: fc.constantFrom<Severity>("error", "warning", "notice"),
  message: text,
  span,
  help: fc.option(text, { nil: undefined }),
  related: fc.array(fc.record({ span, message: text }), { maxLength: 2 }),
  environments: fc.array(name, { maxLength: 2 }),
});

const renderers = { renderAgent, renderGithub, renderJson, renderPretty, renderSarif };

for (const [rendererName, render] of Object.entries(renderers)) {
  it(`${rendererName} renders anything, without a control character`, () => {
    fc.assert(
      fc.property(fc.array(diagnostic, { maxLength: 3 }), text, name, (diagnostics, content, file) => {
        const output = render(diagnostics, [{ name: file, text: content }]);
        expect(output).not.toMatch(/(?![\n\t])\p{Cc}/u);
        expect(output).not.toMatch(/\p{Cs}/u);
        if (render === renderAgent || render === renderGithub)
          expect(output.split("\n")).toHaveLength(diagnostics.length + 1);
      }),
      { numRuns: 300 },
    );
  });
}

it("renders what the parser finds", () => {
  fc.assert(
    fc.property(text, (content) => {
      const source = { name: "platform.yaml", text: content };
      const { diagnostics } = parseSpec(source);
      const output = renderPretty(diagnostics, [source]);
      expect(output.match(/\^/g)?.length ?? 0).toBeGreaterThanOrEqual(diagnostics.length);
    }),
  );
});
