import { expect, it } from "vitest";
import { passedVariables, secretsOfVariables } from "../../../src/cli/run/surroundings.ts";

it("hands on what concerns AWS, Pulumi and the connection, and nothing else", () => {
  const passed = {
    AWS_PROFILE: "dev",
    PULUMI_CONFIG_PASSPHRASE: "x",
    HTTPS_PROXY: "http://proxy",
    no_proxy: "localhost",
  };
  const kept = { GITHUB_TOKEN: "t", NODE_OPTIONS: "--inspect", PULUMI_BACKEND_URL: "s3://other", PULUMI_STACK: "x" };
  expect(passedVariables({ ...passed, ...kept, AWS_REGION: undefined })).toEqual(passed);
});

it("knows which of them are secrets", () => {
  expect(
    secretsOfVariables({
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "one",
      AWS_SESSION_TOKEN: "two",
      PULUMI_ACCESS_TOKEN: "three",
      PULUMI_CONFIG_PASSPHRASE: "",
      PULUMI_CONFIG_PASSPHRASE_FILE: "/nowhere/passphrase",
      MONGODB_ATLAS_PRIVATE_KEY: "four",
    }),
  ).toEqual(["one", "two", "three", "four"]);
});
