import { it } from "vitest";
import { tracingWithoutCollector } from "../../../src/compiler/rules/tracing-without-collector.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports a traced service of a platform that does not say where traces go", () => {
  expectFindings(tracingWithoutCollector, "services: { web: { tracing: { sampling: 5 } }, other: {} }\n", [
    {
      message: 'service "web" is traced, but the platform does not say where traces go',
      at: "1:20",
      help: "write observability: { tracing: { collector: opentelemetry, export: xray } }",
    },
  ]);
});

it("lets it be where the platform says so", () => {
  const platform = "services: { web: { tracing: { sampling: 5 } } }\nobservability: { tracing: { export: xray } }\n";
  expectFindings(tracingWithoutCollector, platform, []);
});
