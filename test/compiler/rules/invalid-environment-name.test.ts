import { it } from "vitest";
import { invalidEnvironmentName } from "../../../src/compiler/rules/invalid-environment-name.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports file names that are not names", () => {
  expectFindings(
    invalidEnvironmentName,
    { platform: "services: {}", environments: { Prod_EU: "protected: false", "a-very-long-environment-name": "" } },
    [
      {
        message: 'the name of the environment "Prod_EU" is not in kebab-case with at most 24 characters',
        at: "environments/Prod_EU.yaml:1:1",
        help: 'rename the file, for example to "environments/prod-eu.yaml"',
      },
      {
        message:
          'the name of the environment "a-very-long-environment-name" is not in kebab-case with at most 24 characters',
        at: "1:1",
        help: 'rename the file, for example to "environments/a-very-long-environment.yaml"',
      },
    ],
  );
});

it("accepts a name", () => {
  expectFindings(
    invalidEnvironmentName,
    { platform: "services: {}", environments: { "production-eu": "protected: false" } },
    [],
  );
});
