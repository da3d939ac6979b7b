import { expect, it } from "vitest";
import { entriesOf, entryPath, keySpan, locate, setEntries, valueSpan } from "../../src/source/positioned.ts";
import { rootOf } from "../support/yaml.ts";

const text = "services:\n  web: { hosts: [a, b] }\n";

it("finds the entry of a path, or of its nearest ancestor", () => {
  const root = rootOf(text);
  const found = locate(root, ["services", "web", "hosts", 1]);
  expect(found.depth).toBe(4);
  expect(found.entry && entryPath(found.entry)).toEqual(["services", "web", "hosts", 1]);
  const near = locate(root, ["services", "web", "port", "x"]);
  expect(near.depth).toBe(2);
  expect(near.entry?.key).toBe("web");
  expect(locate(root, ["nothing"])).toEqual({ entry: undefined, depth: 0 });
  expect(locate(root, [])).toEqual({ entry: undefined, depth: 0 });
  expect(locate({}, ["services"])).toEqual({ entry: undefined, depth: 0 });
});

it("gives the spans of key and value", () => {
  const { entry } = locate(rootOf(text), ["services", "web", "hosts"]);
  expect(entry && keySpan(entry)).toEqual({ file: "platform.yaml", start: 19, end: 24 });
  expect(entry && valueSpan(entry)).toEqual({ file: "platform.yaml", start: 26, end: 32 });
});

it("keeps the positions of what a merged map shares", () => {
  const root = rootOf(text);
  const services = root["services"] as object;
  const merged = { services };
  setEntries(merged, new Map(entriesOf(root)));
  expect(locate(merged, ["services", "web"]).entry).toBe(entriesOf(services)?.get("web"));
});
