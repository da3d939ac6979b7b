import { it } from "vitest";
import { rotationOutOfRange } from "../../../src/compiler/rules/rotation-out-of-range.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports rotations that Secrets Manager cannot count", () => {
  expectFindings(
    rotationOutOfRange,
    `
    secrets:
      a: { generate: {}, rotate: 12h }
      b: { generate: {}, rotate: 1001d }
      c: { generate: {}, rotate: 59h }
  `,
    [
      {
        message: 'secret "a" would rotate every 12h; it must be whole days, 1d to 1000d',
        at: "2:30",
        help: "write 1d",
      },
      {
        message: 'secret "b" would rotate every 1001d; it must be whole days, 1d to 1000d',
        at: "3:30",
        help: "write 1000d",
      },
      {
        message: 'secret "c" would rotate every 59h; it must be whole days, 1d to 1000d',
        at: "4:30",
        help: "write 2d",
      },
    ],
  );
});

it("accepts days, however they are written, and leaves supplied values to another rule", () => {
  expectFindings(
    rotationOutOfRange,
    "secrets: { a: { generate: {}, rotate: 1d }, b: { generate: {}, rotate: 48h }, c: { rotate: 1h } }",
    [],
  );
});

it("reports passwords of stores, and leaves stores without any to another rule", () => {
  expectFindings(
    rotationOutOfRange,
    `
    caches: { a: { auth: password, rotate: 1h }, b: { auth: iam, rotate: 1h } }
    databases: { c: { auth: password, rotate: 2000d }, d: { auth: password } }
  `,
    [
      {
        message: 'the passwords of cache "a" would rotate every 1h; it must be whole days, 1d to 1000d',
        at: "1:40",
        help: "write 1d",
      },
      {
        message: 'the passwords of database "c" would rotate every 2000d; it must be whole days, 1d to 1000d',
        at: "2:43",
        help: "write 1000d",
      },
    ],
  );
});
