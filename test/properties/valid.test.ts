/** Valid specifications compile, and nothing of how they are written shows in what is emitted. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { autoNameLimit } from "../../src/graph/sdk-facts.ts";
import { validateGraph } from "../../src/graph/validate.ts";
import { compiled, emittedFiles, errorsOf, graphOf } from "../support/compiled.ts";
import { keyOrderPermuted, withBlankLines } from "../support/generators/changes.ts";
import { spec } from "../support/generators/spec.ts";
import { type PlainMap, sourcesOf, yamlOf } from "../support/generators/yaml-object.ts";
import { holds } from "../support/properties.ts";

const small = spec({ services: { min: 1, max: 5 }, environments: { min: 0, max: 2 } });

it("a valid platform always compiles, and its graph keeps the laws", () => {
  holds(
    fc.property(spec(), (one) => {
      const sources = sourcesOf(one);
      const { graph, diagnostics } = compiled(sources);
      expect(errorsOf(diagnostics, sources)).toEqual([]);
      expect(graph && validateGraph(graph)).toEqual([]);
    }),
    40,
  );
});

it("every logical name leaves room for the hexadecimal digits that make it a physical one", () => {
  holds(
    fc.property(small, (one) => {
      for (const { nodes } of graphOf(one).stacks) {
        for (const { token, name, madeBy } of nodes) {
          if (madeBy === undefined)
            expect(name.length + 8, `${token} ${name}`).toBeLessThanOrEqual(autoNameLimit(token));
        }
      }
    }),
    20,
  );
});

it("the same input gives the same bytes", () => {
  holds(
    fc.property(small, (one) => {
      expect(emittedFiles(graphOf(one))).toEqual(emittedFiles(graphOf(one)));
    }),
    10,
  );
});

it("neither the order of keys, nor blank lines, comments and quotes, nor JSON's style change an emitted byte", () => {
  holds(
    fc.property(small, fc.nat(), (one, seed) => {
      const expected = emittedFiles(graphOf(one));
      const writings: Readonly<Record<string, (value: PlainMap) => string>> = {
        "order of keys": (value) => yamlOf(keyOrderPermuted(value, seed)),
        "blank lines": (value) => withBlankLines(value, seed),
        JSON: (value) => JSON.stringify(value, undefined, seed % 3),
      };
      for (const [what, print] of Object.entries(writings)) {
        const sources = sourcesOf(one, print);
        expect(emittedFiles(graphOf(sources)), what).toEqual(expected);
      }
    }),
    8,
  );
});
