import { expect, it } from "vitest";
import {
  archiveWire,
  holdsUnknown,
  mapWire,
  outputWire,
  readOutputWire,
  redact,
  secretWire,
  UNKNOWN,
} from "../../src/graph/wire.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";

it("writes Pulumi's marks", () => {
  expect(secretWire("a")).toEqual({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value: "a" });
  expect(archiveWire({ "a.js": "text" })).toEqual({
    [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7",
    assets: { "a.js": { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "text" } },
  });
});

it("writes an output of a remote component's arguments only where there is something to say", () => {
  expect(outputWire({ value: "a", secret: false, dependencies: [] })).toBe("a");
  const wire = outputWire({ value: undefined, secret: true, dependencies: ["b", "a", "b"] });
  expect(wire).toEqual({ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", secret: true, dependencies: ["a", "b"] });
  expect(readOutputWire(wire)).toEqual({ value: undefined, secret: true, dependencies: ["a", "b"] });
  expect(readOutputWire({ value: "a" })).toBeUndefined();
});

it("leaves out the plaintext of secrets, at any depth", () => {
  expect(redact({ a: [secretWire("plaintext"), "open"], b: secretWire({ c: UNKNOWN }) })).toEqual({
    a: [secretWire("[secret]"), "open"],
    b: UNKNOWN,
  });
});

it("sees unknowns at any depth", () => {
  expect(holdsUnknown([{ a: UNKNOWN }])).toBe(true);
  expect(holdsUnknown([{ a: `${UNKNOWN}!` }, null])).toBe(false);
});

it("maps from the leaves up, and drops members", () => {
  const mapped = mapWire({ a: [1, "drop"], b: "drop" }, (part) => (part === "drop" ? undefined : part));
  expect(mapped).toEqual({ a: [1, null] });
});
