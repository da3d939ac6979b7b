import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

it("hands on only those of Pulumi that leave the state what it takes to repair it", () => {
  const passed = {
    PULUMI_ACCESS_TOKEN: "t",
    PULUMI_CONFIG_PASSPHRASE_FILE: "/secret",
    PULUMI_HOME: "/home/anna/.pulumi",
    PULUMI_PARALLEL: "4",
    PULUMI_DEBUG_COMMANDS: "1",
  };
  const kept = [
    ...["PULUMI_EXPERIMENTAL", "PULUMI_SKIP_CHECKPOINTS", "PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS"],
    ...["PULUMI_DISABLE_CHECKPOINT_BACKUPS", "PULUMI_DIY_BACKEND_GZIP", "PULUMI_CONFIG", "PULUMI_ROOT", "PULUMI_NEW"],
    ...["PULUMI_DISABLE_PROVIDER_PREVIEW", "PULUMI_CONTINUE_ON_ERROR", "PULUMI_RUN_PROGRAM"],
  ];
  expect(passedVariables({ ...passed, ...Object.fromEntries(kept.map((name) => [name, "true"])) })).toEqual(passed);
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

it("knows the secrets in files that they name, in addresses of proxies, in AWS's profiles, and of a login", () => {
  const home = mkdtempSync(join(tmpdir(), "surroundings-"));
  try {
    mkdirSync(join(home, ".aws"));
    const file = (path: string, text: string) => {
      writeFileSync(join(home, path), text);
      return join(home, path);
    };
    file(
      ".aws/credentials",
      "[a]\naws_access_key_id = AKIA\naws_secret_access_key = key/of+a\n[b]\nAWS_SESSION_TOKEN=token\n",
    );
    mkdirSync(join(home, ".pulumi"));
    const login = {
      current: "u",
      accessTokens: { u: "pul-1" },
      accounts: { u: { accessToken: "own-2", username: "me" } },
    };
    file(".pulumi/credentials.json", JSON.stringify(login));
    const AWS_CONFIG_FILE = file("config", "[profile c]\nregion = eu-west-1\n  aws_secret_access_key=key-of-c\n");
    const PULUMI_CONFIG_PASSPHRASE_FILE = file("passphrase", "correct horse\n");
    const AWS_WEB_IDENTITY_TOKEN_FILE = file("token", "ey.J");
    const proxies = {
      HTTPS_PROXY: "http://me:pr%21vate@proxy:3128",
      no_proxy: "localhost",
      http_proxy: "http://proxy",
    };
    const named = { AWS_CONFIG_FILE, PULUMI_CONFIG_PASSPHRASE_FILE, AWS_WEB_IDENTITY_TOKEN_FILE };
    const found = secretsOfVariables({
      HOME: home,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: "Bearer b",
      ...named,
      ...proxies,
    });
    expect([...found].sort()).toEqual(
      [
        "Bearer b",
        "correct horse",
        "ey.J",
        "key-of-c",
        "key/of+a",
        "own-2",
        "pul-1",
        "pr!vate",
        "pr%21vate",
        "token",
      ].sort(),
    );
  } finally {
    rmSync(home, { recursive: true });
  }
});
