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

it("reports names of other stacks", () => {
  expectFindings(
    reservedEnvironment,
    {
      platform: "services: {}",
      environments: { images: "protected: false", "account-x": "protected: false", "eu-standby": "protected: false" },
    },
    [
      {
        message: 'an environment cannot be called "account-x"',
        at: "environments/account-x.yaml:1:1",
        help: 'rename the file, for example to "environments/x.yaml"',
      },
      {
        message: 'an environment cannot be called "eu-standby"',
        at: "environments/eu-standby.yaml:1:1",
        help: 'rename the file, for example to "environments/eu.yaml"',
      },
      {
        message: 'an environment cannot be called "images"',
        at: "environments/images.yaml:1:1",
        help: 'rename the file, for example to "environments/common.yaml"',
      },
    ],
  );
});

it("accepts another name", () => {
  expectFindings(
    reservedEnvironment,
    { platform: "services: {}", environments: { "shared-services": "protected: false", account: "protected: false" } },
    [],
  );
});
