import { it } from "vitest";
import { deliveryWithLocalState } from "../../../src/compiler/rules/delivery-with-local-state.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a state that a runner does not keep", () => {
  expectFindings(deliveryWithLocalState, `delivery: { repository: a/b }`, [
    {
      message: "the state is a folder of one machine, so the pipeline can check and build, but not deploy",
      at: "1:1",
      help: "write state: { backend: s3://…, secrets: awskms://… }, with a bucket and a key of your own",
    },
  ]);
});

it("accepts a state that all machines reach, and a folder without a pipeline", () => {
  expectFindings(
    deliveryWithLocalState,
    `delivery: { repository: a/b }\nregions: { primary: us-east-1 }\nstate: { backend: s3://a-state }`,
    [],
  );
  expectFindings(deliveryWithLocalState, `owner: team`, []);
});
