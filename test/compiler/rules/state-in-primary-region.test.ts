import { it } from "vitest";
import { stateInPrimaryRegion } from "../../../src/compiler/rules/state-in-primary-region.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const message = 'the state is in the primary region "us-east-1" alone, and there is a standby in "us-west-2"';

it("reports a bucket in the primary region, written or by default", () => {
  const help =
    'write replica: us-west-2 and run "provfair-compile init --backend", or put it there with region: us-west-2';
  expectFindings(
    stateInPrimaryRegion,
    `
    regions: { primary: us-east-1, standby: us-west-2 }
    state: { backend: "s3://shop-state" }
  `,
    [{ message, at: "2:19", help }],
  );
  expectFindings(
    stateInPrimaryRegion,
    `
    regions: { primary: us-east-1, standby: us-west-2 }
    state: { backend: "s3://shop-state", region: us-east-1, replica: us-east-1 }
  `,
    [{ message, at: "2:46", help }],
  );
});

it("accepts a replica, another region, other backends, and a platform without standby", () => {
  for (const state of [
    '{ backend: "s3://shop-state", replica: us-west-2 }',
    '{ backend: "s3://shop-state", region: us-west-2 }',
    '{ backend: "https://api.pulumi.com" }',
    "{ backend: file }",
  ]) {
    expectFindings(
      stateInPrimaryRegion,
      `
      regions: { primary: us-east-1, standby: us-west-2 }
      state: ${state}
    `,
      [],
    );
  }
  expectFindings(
    stateInPrimaryRegion,
    `
    regions: { primary: us-east-1 }
    state: { backend: "s3://shop-state" }
  `,
    [],
  );
});
