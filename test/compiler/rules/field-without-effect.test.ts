import { it } from "vitest";
import { fieldWithoutEffect } from "../../../src/compiler/rules/field-without-effect.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports what its surroundings make useless", () => {
  expectFindings(
    fieldWithoutEffect,
    `
    services:
      worker: { image: {}, health: { path: /x } }
    images: { account: a }
  `,
    [
      {
        message: '"health" has no effect: service "worker" has no port',
        at: "2:24",
        help: "remove it, or change what keeps it from having an effect",
      },
      { message: '"images" has no effect: no image is built here', at: "3:1" },
    ],
  );
});

it("reports defaults that no service could use, once", () => {
  expectFindings(
    fieldWithoutEffect,
    `
    defaults: { service: { health: { path: /x }, deploy: { percent: 5, bake: 5m } } }
    services: { a: { image: {} }, b: { image: {}, deploy: { strategy: blue-green } } }
  `,
    [
      { message: '"health" has no effect: no service could use it', at: "1:24" },
      { message: '"percent" has no effect: no service could use it', at: "1:56" },
    ],
  );
});

it("accepts defaults that one service uses", () => {
  expectFindings(
    fieldWithoutEffect,
    `
    defaults: { service: { health: { path: /x }, deploy: { percent: 5 } } }
    services: { a: { image: {} }, b: { image: {}, port: 80, deploy: { strategy: canary } } }
  `,
    [],
  );
});

it("accepts a field that one environment uses", () => {
  expectFindings(
    fieldWithoutEffect,
    {
      platform: "services: { web: { image: {}, health: { path: /x } } }",
      environments: { development: "", production: "services: { web: { port: 80 } }" },
    },
    [],
  );
});

it("leaves the deployment of a service to its own rule", () => {
  expectFindings(
    fieldWithoutEffect,
    `
    services: { a: { image: {}, deploy: { percent: 5 } } }
  `,
    [],
  );
});

it("reports the registry of an account that does not hold the images", () => {
  expectFindings(
    fieldWithoutEffect,
    {
      platform: "{ images: { account: b }, services: { web: { image: { build: a } } } }",
      environments: {
        a: "account: { id: a, singletons: { imageRegistry: skip } }",
        b: "account: { id: b, singletons: { imageRegistry: skip } }",
      },
    },
    [
      {
        message: '"imageRegistry" has no effect: account "b" holds the images',
        at: "environments/a.yaml:1:33",
        environments: ["a"],
      },
    ],
  );
});

it("reports how often passwords are replaced where there are none, and what would make them", () => {
  expectFindings(
    fieldWithoutEffect,
    `
    atlas: { credentials: login }
    caches: { a: { auth: iam, rotate: 9d }, b: { auth: password, rotate: 9d } }
    databases: { c: { auth: iam, rotate: 9d } }
    secrets: { login: {} }
  `,
    [
      { message: '"credentials" has no effect: no database has passwords', at: "1:10" },
      { message: '"rotate" has no effect: "a" is entered without passwords', at: "2:27" },
      { message: '"rotate" has no effect: "c" is entered without passwords', at: "3:30" },
    ],
  );
});
