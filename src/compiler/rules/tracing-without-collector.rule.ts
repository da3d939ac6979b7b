import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const tracingWithoutCollector = defineRule({
  name: "tracing-without-collector",
  section: "docs/language/observability.md#tracing",
  severity: "error",
  message: message`service "${"service"}" is traced, but the platform does not say where traces go`,
  why: "Traces are sent where observability.tracing says; without it the service would trace for nobody.",
  help: message`write observability: { tracing: { collector: opentelemetry, export: xray } }`,
  check({ spec }, report) {
    if (spec.observability.tracing !== undefined) return;
    for (const [service, { tracing }] of Object.entries(spec.services)) {
      if (tracing !== undefined) report({ path: ["services", service, "tracing"], at: "key", params: { service } });
    }
  },
});
