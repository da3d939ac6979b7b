import fc from "fast-check";
import { expect, it } from "vitest";
import { lineCount, lineText, offsetAt, positionAt } from "../../src/source/source.ts";

const text = fc
  .array(fc.oneof(fc.constantFrom("\n", "\r\n", "\t", "名", "😀", "a"), fc.string({ unit: "binary", maxLength: 4 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(""));

it("goes from an offset to a position and back", () => {
  fc.assert(
    fc.property(text, fc.nat(200), (content, place) => {
      const source = { name: "x.yaml", text: content };
      const first = content.startsWith("\uFEFF") ? 1 : 0;
      const offset = Math.max(Math.min(place, content.length), first);
      const position = positionAt(source, offset);
      expect(position.line).toBeGreaterThanOrEqual(1);
      expect(position.column).toBeGreaterThanOrEqual(1);
      expect(position.line).toBeLessThanOrEqual(lineCount(source));
      expect(offsetAt(source, position)).toBe(offset);
    }),
    { numRuns: 1000 },
  );
});

it("has the text's lines", () => {
  fc.assert(
    fc.property(text, (content) => {
      const source = { name: "x.yaml", text: content };
      const lines = Array.from({ length: lineCount(source) }, (_, index) => lineText(source, index + 1));
      expect(lines).toEqual(
        content
          .replace(/^\uFEFF/, "")
          .split("\n")
          .map((line, index, all) => (index < all.length - 1 ? line.replace(/\r$/, "") : line)),
      );
    }),
  );
});

it("counts from 1, tabs as one column, a byte order mark as none", () => {
  const source = { name: "x.yaml", text: "\uFEFFa: 1\r\n\tb: 😀x\n" };
  expect(positionAt(source, 0)).toEqual({ line: 1, column: 1 });
  expect(positionAt(source, 1)).toEqual({ line: 1, column: 1 });
  expect(positionAt(source, source.text.indexOf("b"))).toEqual({ line: 2, column: 2 });
  expect(positionAt(source, source.text.indexOf("x"))).toEqual({ line: 2, column: 7 });
  expect(positionAt(source, 999)).toEqual({ line: 3, column: 1 });
  expect(lineText(source, 1)).toBe("a: 1");
  expect(lineText(source, 9)).toBe("");
});
