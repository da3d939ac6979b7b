import { it } from "vitest";
import { reservedVariable } from "../../../src/compiler/rules/reserved-variable.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports variables of services, sidecars and jobs", () => {
  expectFindings(
    reservedVariable,
    `
    services:
      web:
        variables: { AWS_REGION: a }
        sidecars: { proxy: { variables: { ECS_CONTAINER_METADATA_URI_V4: a } } }
    jobs:
      rollup: { variables: { AWS_ACCESS_KEY_ID: a } }
  `,
    [
      {
        message: 'the variable "AWS_REGION" of service "web" is set by Fargate',
        at: "3:18",
        help: "remove it, or choose another name",
      },
      {
        message:
          'the variable "ECS_CONTAINER_METADATA_URI_V4" of sidecar "proxy" of service "web" is set by Amazon ECS for the task metadata',
        at: "4:39",
      },
      {
        message: 'the variable "AWS_ACCESS_KEY_ID" of job "rollup" would turn the SDKs away from the task role',
        at: "6:26",
      },
    ],
  );
});

it("accepts other variables of AWS", () => {
  expectFindings(
    reservedVariable,
    `
    services: { web: { variables: { AWS_SDK_LOAD_CONFIG: "1", UPLOAD_REGION: us-east-1 } } }
  `,
    [],
  );
});

it("reports variables that come from secrets", () => {
  expectFindings(
    reservedVariable,
    "{ services: { web: { secrets: { AWS_REGION: token } } }, secrets: { token: {} } }",
    [{ message: 'the variable "AWS_REGION" of service "web" is set by Fargate', at: "1:33" }],
  );
});
