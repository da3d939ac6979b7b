/** `observability`, `objectives`, and `tracing` of services. */
import * as z from "zod";
import { latencyTime, platformAlarms } from "./alarms.ts";
import { field, text, whole } from "./field.ts";

const email = text(
  /^[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@([A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}$/,
  "an address such as oncall@provfair.example",
);

export const observability = z.strictObject({
  notify: field(
    z.strictObject({
      email: field(z.array(email).min(1), {
        description: "Addresses that are told of alarms. Each has to confirm the first message of AWS.",
        example: ["oncall@provfair.example"],
      }),
      tickets: field(z.array(email).min(1), {
        description: "Addresses for what can wait until morning. Default: those of email.",
        example: ["platform-team@provfair.example"],
      }).optional(),
    }),
    {
      description: "Who is told. Without it there are no alarms.",
      example: { email: ["oncall@provfair.example"] },
    },
  ).optional(),
  alarms: platformAlarms.optional(),
  tracing: field(
    z.strictObject({
      collector: field(z.enum(["opentelemetry", "none"]), {
        description:
          "What services send traces and metrics to: opentelemetry puts a collector into each of their tasks; none leaves that to a sidecar of the author's, at the same ports. Default: opentelemetry.",
        example: "opentelemetry",
        values: {
          opentelemetry: "AWS's distribution of the OpenTelemetry Collector runs in each task.",
          none: "A sidecar of the author's listens at the same ports.",
        },
      }).optional(),
      export: field(z.enum(["xray", "none"]), {
        description: "Where traces go; none keeps metrics only. Default: xray.",
        example: "xray",
        values: { xray: "AWS X-Ray.", none: "Nowhere: only metrics are kept." },
      }).optional(),
      sampler: field(z.enum(["ratio", "xray"]), {
        description:
          "Who decides what is sampled: ratio, every SDK for itself; xray, the sampling rules of X-Ray, which an SDK has to know how to ask. Default: ratio.",
        example: "ratio",
        values: {
          ratio: "Every OpenTelemetry SDK, by the share that it is given.",
          xray: "The sampling rules of X-Ray, asked through the collector: only SDKs with its remote sampler.",
        },
      }).optional(),
    }),
    {
      description: "Where services that have `tracing` send their traces and metrics.",
      example: { collector: "opentelemetry", export: "xray" },
    },
  ).optional(),
  dashboard: field(z.boolean(), {
    description:
      "Whether there is a dashboard of the platform, to be opened first when something is wrong. Default: true.",
    example: true,
  }).optional(),
});

export const objectives = z.strictObject({
  availability: field(z.number().min(90).max(99.999), {
    description: "Percent of requests that are answered without a server error, over 30 days.",
    example: 99.99,
  }).optional(),
  latency: field(
    z.strictObject({
      p95: field(latencyTime, {
        description: "The time within which 95 of 100 requests are answered, over 30 days.",
        example: "500ms",
      }),
    }),
    { description: "How fast requests are answered.", example: { p95: "500ms" } },
  ).optional(),
});

/** `services.*.tracing`. */
export const tracing = field(
  z.strictObject({
    sampling: field(whole(0, 100), {
      description: "Percent of requests that are traced from here on; requests that are traced already stay so.",
      example: 5,
    }),
  }),
  { description: "Traces of the service, by OpenTelemetry.", example: { sampling: 5 } },
);
