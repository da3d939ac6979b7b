import { expect, it } from "vitest";
import { checkRules } from "../../../src/compiler/rules/check-rules.ts";
import { secretInFile } from "../../../src/compiler/rules/secret-in-file.rule.ts";
import { contextsOf, expectFindings } from "../../support/rules.ts";

const filler = "Q7ZK2M9XW4TB8RLD3VHN6YPJ5FGCS1EA";

/** Nothing here is a secret; put together at run time, so that no scanner takes this file for a leak. */
const marked: readonly (readonly [kind: string, value: string])[] = [
  ["an AWS access key", ["AK", "IA", filler.slice(0, 16)].join("")],
  ["an AWS access key", ["AS", "IA", filler.slice(0, 16)].join("")],
  ["a private key", ["-----BEGIN RSA", "PRIVATE", "KEY-----"].join(" ")],
  ["a GitHub token", ["gh", "p_", filler, "abcd"].join("")],
  ["a Slack token", ["xo", "xb-", "123456789012-", filler].join("")],
  ["a Stripe key", ["sk", "_live_", filler].join("")],
  ["a Google API key", ["AI", "za", filler, "abc"].join("")],
  ["a JSON Web Token", ["ey", "J", filler, ".ey", "J", filler, ".", filler].join("")],
  ["an address with a password", ["postgres://app:", "hunter", "@db.example/app"].join("")],
  ["a password", ["--pass", "word=", "hunter"].join("")],
];

it.each(marked)("reports %s anywhere, and never shows it", (kind, value) => {
  const platform = `description: ${JSON.stringify(value)}\nservices: { web: { command: [run, ${JSON.stringify(value)}] } }`;
  expectFindings(secretInFile, platform, [
    { message: `the value of "description" looks like ${kind}`, at: "1:1" },
    { message: `the value of "services.web.command.1" looks like ${kind}`, at: "2:35" },
  ]);
  expect(JSON.stringify(checkRules(contextsOf({ platform }), [secretInFile]))).not.toContain(value);
});

it("reports literals under a secret's name, and random values", () => {
  const random = [..."aB3xK9qLm2Zr7TpW4vYc"].reverse().join("");
  expectFindings(
    secretInFile,
    `
    services:
      web:
        variables:
          DB_PASSWORD: hunter
          stripeApiKey: "1234"
          SEED: ${random}
        sidecars: { proxy: { variables: { SESSION_TOKEN: abc } } }
    jobs:
      rollup: { variables: { SALT: ${"0123456789abcdef".repeat(2)} } }
  `,
    [
      {
        message: 'the value of "services.web.variables.DB_PASSWORD" looks like a secret by its name',
        at: "4:7",
        help: "remove it from the file and from its history, and replace the secret: it is known now",
      },
      { message: 'the value of "services.web.variables.stripeApiKey" looks like a secret by its name', at: "5:7" },
      { message: 'the value of "services.web.variables.SEED" looks like a random secret', at: "6:7" },
      {
        message: 'the value of "services.web.sidecars.proxy.variables.SESSION_TOKEN" looks like a secret by its name',
        at: "7:39",
      },
      { message: 'the value of "jobs.rollup.variables.SALT" looks like a random secret', at: "9:26" },
    ],
  );
});

it("names every environment of a shared entry", () => {
  const environments = { development: "protected: false", production: "protected: true" };
  expectFindings(secretInFile, { platform: "services: { web: { variables: { API_KEY: abc } } }", environments }, [
    {
      message: 'the value of "services.web.variables.API_KEY" looks like a secret by its name',
      at: "1:33",
      environments: ["development", "production"],
    },
  ]);
});

it("accepts what is no secret", () => {
  expectFindings(
    secretInFile,
    `
    description: a platform with a token-service and an API key rotation
    services:
      web:
        image: { repository: public.ecr.aws/nginx/nginx, digest: "sha256:${"0123456789abcdef".repeat(4)}" }
        command: [node, --max-old-space-size=400, "--import=tsx"]
        variables:
          DB_PASSWORD_FILE: /run/secrets/db
          TOKEN_URL: https://auth.example/token
          SECRET: ""
          USE_TOKEN: "true"
          TOKEN_TTL: 30m
          SIGNING_SECRET: arn:aws:secretsmanager:us-east-1:111122223333:secret:a
          BUILD_SHA: ${"0123456789abcdef".repeat(2)}
          UPSTREAM: https://matchmaking.internal.example:8080/v2/players
          FEATURES: matchmaking-v2,new-profile-page,Season2Rewards
          HANDLER: com.example.platform.MatchmakingHandler2
  `,
    [],
  );
});
