import { it } from "vitest";
import { smokeWithoutRoute } from "../../../src/compiler/rules/smoke-without-route.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const services = `services: { web: { port: 80, route: { paths: [/api/*] } }, calls: { port: 80, route: { paths: [/*], protocol: grpc } }, worker: {} }`;

it("reports a path outside of the route, and services that have none over HTTP", () => {
  const platform = `${services}\ndelivery: { smoke: { web: /status, calls: /status, worker: /status, nobody: /status } }`;
  const found = (service: string, at: string) => ({
    message: `no route leads "/status" to a service "${service}", so the test after a deployment always fails`,
    at,
    help: "name a path that the service's route takes, or remove the line",
  });
  expectFindings(smokeWithoutRoute, platform, [
    found("web", "2:22"),
    found("calls", "2:36"),
    found("worker", "2:52"),
    found("nobody", "2:69"),
  ]);
});

it("accepts a path of the route, in one environment at least", () => {
  expectFindings(
    smokeWithoutRoute,
    {
      platform: `services: { web: { port: 80 } }\ndelivery: { smoke: { web: /api/status?deep=1 } }`,
      environments: { staging: "", production: `services: { web: { route: { paths: [/api/*] } } }` },
    },
    [],
  );
});
