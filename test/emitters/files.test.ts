import { expect, it } from "vitest";
import { hashText, MARKER_FILE, parseMarker, withMarker } from "../../src/emitters/files.ts";

it("puts the marker first and the files in order, with their hashes", () => {
  const files = withMarker(
    [
      { path: "b.ts", text: "b" },
      { path: "a.ts", text: "" },
    ],
    "0.1.0",
  );
  expect(files.map(({ path }) => path)).toEqual([MARKER_FILE, "a.ts", "b.ts"]);
  expect(parseMarker(files[0]?.text ?? "")).toEqual({
    compiler: "0.1.0",
    files: { "a.ts": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "b.ts": hashText("b") },
  });
});

it.each([
  "",
  "[]",
  "{}",
  "null",
  '{"compiler":1,"files":{}}',
  '{"compiler":"1","files":{"a":1}}',
  '{"compiler":"1","files":null}',
])("takes %j for no marker", (text) => {
  expect(parseMarker(text)).toBeUndefined();
});
