import { it } from "vitest";
import { cooldownTooLong } from "../../../src/compiler/rules/cooldown-too-long.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a cooldown of more than an hour", () => {
  expectFindings(
    cooldownTooLong,
    `
    services:
      worker: { scaling: { cooldown: { out: 3601s, in: 1d } } }
  `,
    [
      { message: "after a step out, scaling pauses for 3601s, longer than 1h", at: "2:41", help: "write 1h or less" },
      { message: "after a step in, scaling pauses for 1d, longer than 1h", at: "2:52", help: "write 1h or less" },
    ],
  );
});

it("accepts a cooldown of an hour", () => {
  expectFindings(cooldownTooLong, `services: { worker: { scaling: { cooldown: { in: 1h } } } }`, []);
});
