import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../../src/engine/run/redact.ts";
import { REDACTED, secretWire } from "../../../src/graph/wire.ts";

const secret = `pa55"w<o>r'd & \\ $HOME/ünï+co=de`;
const redactor = createRedactor([secret]);

const hex = (text: string) => Buffer.from(text).toString("hex");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const encodings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  JSON: (text) => JSON.stringify(text),
  "JSON in JSON": (text) => JSON.stringify(JSON.stringify(text)),
  "JSON in JSON in JSON": (text) => JSON.stringify(JSON.stringify({ at: JSON.stringify(text) })),
  "Go's JSON": (text) => JSON.stringify(text).replace(/[<>&]/g, (unit) => `\\u00${unit.charCodeAt(0).toString(16)}`),
  "an address": (text) => `postgres://user:${encodeURIComponent(text)}@host/`,
  "an address in JSON": (text) => JSON.stringify({ url: `postgres://user:${encodeURIComponent(text)}@host/` }),
  "a form": (text) => new URLSearchParams({ text }).toString(),
  "an address in lower case": (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  "single quotes of a shell": (text) => `'${text.replaceAll("'", "'\\''")}'`,
  "double quotes of a shell": (text) => `"${text.replace(/["$`\\]/g, "\\$&")}"`,
  base64: (text) => base64(text),
  "base64, second alignment": (text) => base64(`u${text}!`),
  "base64, third alignment": (text) => base64(`u:${text}!!`),
  "base64, inside a longer value": (text) => base64(`user:${text}@host.example`),
  base64url: (text) => Buffer.from(`u:${text}`).toString("base64url"),
  "wrapped base64": (text) => base64(`-----${text}-----`).replace(/.{8}/g, "$&\n    "),
  hexadecimal: hex,
};

describe("a redactor covers a secret", () => {
  for (const [name, encode] of Object.entries(encodings)) {
    it(`as ${name}`, () => {
      const shown = redactor.text(`before ${encode(secret)} after`);
      expect(shown).toContain(REDACTED);
      expect(shown).toMatch(/^before .* after$/s);
      for (const other of ["pa55", "r'd", "HOME", "co=de", hex("r'd")]) expect(shown).not.toContain(other);
    });
  }

  it("that has several lines, each by itself and all together", () => {
    const key = "-----BEGIN KEY-----\nMIIEvgIBADANBgkqhkiG\nAbCdEfGh12345678\n-----END KEY-----\n";
    const of = createRedactor([key]);
    expect(of.text(`x${key}y`)).toBe(`x${REDACTED}y`);
    expect(of.text(JSON.stringify({ key }))).toBe(`{"key":"${REDACTED}"}`);
    expect(of.text("  | AbCdEfGh12345678\n")).toBe(`  | ${REDACTED}\n`);
  });

  it("that is cut by the end of a line", () => {
    expect(createRedactor(["correct-horse-battery"]).text("at correct-ho\n      rse-battery.")).toBe(`at ${REDACTED}.`);
  });

  it("wholly, where two overlap", () => {
    expect(createRedactor(["abcdefgh", "ghijklmn"]).text("-abcdefghijklmn-")).toBe(`-${REDACTED}-`);
  });

  it("in Pulumi's mark of secrets, in text of any nesting", () => {
    const marked = { ...(secretWire('other "{ text \\') as object) };
    const text = JSON.stringify({ a: marked, b: 1 });
    expect(redactor.text(text)).toBe(`{"a":${REDACTED},"b":1}`);
    expect(redactor.text(JSON.stringify({ in: text }))).toBe(`{"in":"{\\"a\\":${REDACTED},\\"b\\":1}"}`);
    expect(redactor.text(text.slice(0, -12))).toBe(`{"a":${REDACTED}`);
  });

  it("in keys and values of data, and in Pulumi's marks", () => {
    expect(redactor.value({ [`k${secret}`]: [secret, 7, true, null], deep: { marked: secretWire(["x"]) } })).toEqual({
      [`k${REDACTED}`]: [REDACTED, 7, true, null],
      deep: { marked: secretWire(REDACTED) },
    });
    expect(createRedactor(["12345678"]).value({ pin: 12345678 })).toEqual({ pin: REDACTED });
  });
});

it.each([
  ["a JSON document", '{"username":"app","password":"hunter2-hunter2","port":54321}'],
  ["JSON in JSON", JSON.stringify(['{"password":"hunter2-hunter2"}'])],
  ["a document's text", JSON.stringify("hunter2-hunter2")],
  ["an address", "postgres://app:hunter2-hunter2@db.example:5432/app"],
])("covers the secrets inside of %s that is one", (_, whole) => {
  const of = createRedactor([whole]);
  expect(of.text("authentication failed for app:hunter2-hunter2@db")).toBe(
    `authentication failed for app:${REDACTED}@db`,
  );
  expect(of.text(`it is ${whole}.`)).toBe(`it is ${REDACTED}.`);
});

it("takes a password as it stands in an address, and as it is meant", () => {
  const of = createRedactor(["https://proxy:p%40ss%2Fw0rd@proxy.example:3128"]);
  expect(of.text("p@ss/w0rd, p%40ss%2Fw0rd, proxy.example")).toBe(`${REDACTED}, ${REDACTED}, proxy.example`);
  expect(createRedactor(["https://proxy:%E0%A4%A@h"]).text("%E0%A4%A")).toBe(REDACTED);
});

it("covers a short secret where it is a value, and nowhere else", () => {
  const of = createRedactor(["abc", "", " "]);
  expect(of.text(`abc is in abcdef, "abc", PIN=abc, pin: abc`)).toBe(
    `abc is in abcdef, "${REDACTED}", PIN=${REDACTED}, pin: ${REDACTED}`,
  );
  expect(of.value(["abc", "abcd", 1])).toEqual([REDACTED, "abcd", 1]);
});

it("leaves a text without secrets as it is", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(createRedactor(["no such value anywhere"]).text(text)).toBe(text);
      expect(createRedactor([]).text(text)).toBe(text);
    }),
  );
});

it("covers any secret in any text, however the text is cut", () => {
  const value = fc.string({ minLength: 8, maxLength: 40, unit: "grapheme" }).filter((text) => text.trim().length >= 8);
  fc.assert(
    fc.property(
      value,
      fc.string(),
      fc.string(),
      fc.constantFrom(...Object.keys(encodings)),
      fc.array(fc.nat({ max: 30 }), { minLength: 1 }),
      (found, before, after, name, cuts) => {
        const encoded = (encodings[name] ?? String)(found);
        const whole = before + encoded + after;
        const of = createRedactor([found]);
        expect(of.text(whole)).not.toContain(found);
        const stream = of.stream();
        let shown = "";
        for (let at = 0, turn = 0; at < whole.length; turn++) {
          const size = (cuts[turn % cuts.length] ?? 0) + 1;
          shown += stream.write(whole.slice(at, at + size));
          at += size;
        }
        shown += stream.end();
        expect(shown.replace(/(\[secret\])+/g, REDACTED)).toBe(of.text(whole).replace(/(\[secret\])+/g, REDACTED));
      },
    ),
    { numRuns: 300 },
  );
});

it("shows a stream as far as no secret can begin in its end", () => {
  const stream = createRedactor(["correct-horse-battery"]).stream();
  expect(stream.write("the password is corr")).toBe("the password is ");
  expect(stream.write("ect-horse")).toBe("");
  expect(stream.write("-battery, or correct")).toBe(`${REDACTED}, or `);
  expect(stream.write(" it")).toBe("correct it");
  expect(stream.end()).toBe("");
});

it("learns secrets while it is in use", () => {
  const of = createRedactor([]);
  expect(of.text("correct-horse-battery")).toBe("correct-horse-battery");
  of.add(["correct-horse-battery"]);
  expect(of.text("correct-horse-battery")).toBe(REDACTED);
});
