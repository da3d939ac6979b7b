import { expect, it } from "vitest";
import { type Typed, type } from "../../src/cli/hidden-input.ts";

const NOTHING: Typed = { text: "", end: undefined };
const all = (...chunks: readonly string[]) => chunks.reduce(type, NOTHING);

it("takes a line, in whatever pieces it comes, and drops what follows", () => {
  expect(all("sec", "rét\r")).toEqual({ text: "secrét", end: "entered" });
  expect(all("pasted\nsecond line")).toEqual({ text: "pasted", end: "entered" });
});

it("takes back whole characters", () => {
  expect(all("ab😀\u007f\u007f\u0008\u0008c\n")).toEqual({ text: "c", end: "entered" });
});

it("gives up at Ctrl-C, and at Ctrl-D where nothing was typed", () => {
  expect(all("half\u0003")).toMatchObject({ end: "given-up" });
  expect(all("\u0004")).toMatchObject({ end: "given-up" });
  expect(all("half\u0004")).toEqual({ text: "half", end: "entered" });
});
