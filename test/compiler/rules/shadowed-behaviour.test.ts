import { it } from "vitest";
import { shadowedBehaviour } from "../../../src/compiler/rules/shadowed-behaviour.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports it", () => {
  expectFindings(
    shadowedBehaviour,
    "cdn: { behaviours: [{ path: /a/* }, { path: /a/b }, { path: /b }, { path: /b }] }",
    [
      {
        message: 'behaviour "/a/b" is never reached: "/a/*" is asked first and takes all of it',
        at: "1:45",
        help: 'move "/a/b" in front of "/a/*", or remove it',
      },
      {
        message: 'behaviour "/b" is never reached: "/b" is asked first and takes all of it',
        at: "1:75",
        help: 'move "/b" in front of "/b", or remove it',
      },
    ],
  );
});

it("accepts its valid neighbour", () => {
  expectFindings(shadowedBehaviour, "cdn: { behaviours: [{ path: /a/b }, { path: /a/* }] }", []);
});
