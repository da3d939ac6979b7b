import { it } from "vitest";
import { tooManyBehaviours } from "../../../src/compiler/rules/too-many-behaviours.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const platform = (count: number) =>
  `cdn:\n  behaviours:\n${Array.from({ length: count }, (_, index) => `    - { path: /a${index} }`).join("\n")}`;

it("reports the first behaviour that is too many, the one of the assets counted", () => {
  expectFindings(tooManyBehaviours, platform(75), [
    {
      message: "the CDN has 76 behaviours with the one of the assets, more than the 75 of a distribution",
      at: "77:7",
      help: "use wildcards in paths",
    },
  ]);
});

it("accepts as many as there may be", () => {
  expectFindings(tooManyBehaviours, platform(74), []);
});
