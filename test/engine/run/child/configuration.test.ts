import { expect, it } from "vitest";
import { newValues } from "../../../../src/engine/run/child/configuration.ts";

const keys = ["originSecret", "originSecretNext"];
const deployed = () => true;

it("makes what is missing, each value another and long enough", () => {
  const made = newValues({ keys, rotate: false }, new Map([["originSecret", "old"]]), deployed);
  expect([...made.keys()]).toEqual(["originSecretNext"]);
  const both = [...newValues({ keys, rotate: false }, new Map(), deployed).values()];
  for (const value of both) expect(value).toMatch(/^[0-9a-f]{40}$/);
  expect(new Set(both).size).toBe(2);
});

it("changes nothing that is there", () => {
  const existing = new Map(keys.map((key) => [key, key]));
  expect(newValues({ keys, rotate: false }, existing, deployed)).toEqual(new Map());
});

it("rotates to the value that is sent already", () => {
  const existing = new Map([
    ["originSecret", "one"],
    ["originSecretNext", "two"],
  ]);
  const written = newValues({ keys, rotate: true }, existing, deployed);
  expect(written.get("originSecret")).toBe("two");
  expect(written.get("originSecretNext")).not.toBe("two");
});

it("refuses to rotate to a value that nobody sends yet", () => {
  const existing = new Map([
    ["originSecret", "one"],
    ["originSecretNext", "two"],
  ]);
  expect(() => newValues({ keys, rotate: true }, existing, () => false)).toThrow(/an up has to succeed before/);
});
