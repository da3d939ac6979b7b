import { it } from "vitest";
import { reservedEnvironment } from "../../../src/compiler/rules/reserved-environment.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports an environment called shared", () => {
  expectFindings(reservedEnvironment, { platform: "services: {}", environments: { shared: "protected: false" } }, [
    {
      message: 'an environment cannot be called "shared"',
      at: "environments/shared.yaml:1:1",
      help: 'rename the file, for example to "environments/common.yaml"',
      environments: ["shared"],
    },
  ]);
});

it("finds a place deep in the environment's file", () => {
  expectFindings(
    reservedEnvironment,
    { platform: "services: { web: { cpu: 256 } }", environments: { shared: "services: { web: { cpu: 512 } }" } },
    [{ message: 'an environment cannot be called "shared"', at: "environments/shared.yaml:1:20" }],
  );
});

it.each(["images", "account-111122223333", "production-standby"])("reports %s, the name of a stack beside", (name) => {
  expectFindings(reservedEnvironment, { platform: "services: {}", environments: { [name]: "protected: false" } }, [
    { message: `an environment cannot be called "${name}"`, at: `environments/${name}.yaml:1:1` },
  ]);
});

it("accepts another name", () => {
  expectFindings(
    reservedEnvironment,
    { platform: "services: {}", environments: { "shared-services": "protected: false" } },
    [],
  );
});
