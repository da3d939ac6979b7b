/** `cost`: what the platform may cost, what is paid for nothing, and when it need not run. */
import * as z from "zod";
import { AUDITS } from "../facts/cost.ts";
import { field, whole } from "./field.ts";
import { cron, timezone } from "./scalars.ts";

const volume = whole(0, 1_000_000_000);

const usage = z.strictObject({
  logsPerTask: field(volume, {
    description: "GB of logs that a task writes in a month. Default: 1.",
    example: 2,
  }).optional(),
  transferPerTask: field(volume, {
    description: "GB that a task fetches and sends through a NAT gateway in a month. Default: 5.",
    example: 10,
  }).optional(),
  requests: field(volume, {
    description: "Millions of requests that come to the platform in a month. Default: 10.",
    example: 100,
  }).optional(),
  cdnTransfer: field(volume, {
    description: "GB that the CDN sends to viewers in a month. Default: 100.",
    example: 5000,
  }).optional(),
  bucketStorage: field(volume, {
    description: "GB that each bucket holds. Default: 10.",
    example: 500,
  }).optional(),
});

const budget = z.strictObject({
  monthlyUsd: field(whole(1, 1_000_000_000), {
    description:
      "What a month may cost, in US dollars, in each environment. A typical estimate above it is an error of check.",
    example: 12000,
  }),
  alertAt: field(z.array(whole(1, 1000)).min(1).max(9), {
    description: "Percent of the budget; somebody is told when as much is spent. Default: 50, 80, 100.",
    example: [50, 80, 100],
  }).optional(),
  forecast: field(z.boolean(), {
    description: "Whether somebody is told when AWS expects the month to end above the budget. Default: true.",
    example: true,
  }).optional(),
});

const audit = field(z.enum(AUDITS), {
  description: "One thing that is looked for.",
  example: "rightsizing",
  values: {
    "idle-load-balancers": "Load balancers that hardly anybody has asked for a week.",
    "idle-nat-gateways": "NAT gateways that hardly anything has gone through for a week.",
    rightsizing: "Services that AWS Compute Optimizer holds to be too large or too small.",
  },
});

const audits = z.strictObject({
  watch: field(z.array(audit).min(1), {
    description: "What is looked for. Default: everything.",
    example: ["idle-load-balancers", "rightsizing"],
  }).optional(),
});

const offHours = z.strictObject({
  cron: field(cron, {
    description: "When all services stop, as a five-field Unix cron.",
    example: "0 19 * * 1-5",
  }),
  until: field(cron, {
    description: "When they start again.",
    example: "0 7 * * 1-5",
  }),
  timezone: field(timezone, {
    description: "The time zone of both. Default: UTC.",
    example: "America/New_York",
  }).optional(),
});

export const cost = field(
  z.strictObject({
    budget: field(budget, {
      description: "The limit, and who hears of it when.",
      example: { monthlyUsd: 12000 },
    }).optional(),
    anomalies: field(z.boolean(), {
      description:
        "Whether somebody is told of costs that are unlike those before, as AWS Cost Anomaly Detection finds them. Default: false.",
      example: true,
    }).optional(),
    audits: field(audits, {
      description: "The search for what is paid for and not used, and a summary of it every month.",
      example: { watch: ["idle-load-balancers", "rightsizing"] },
    }).optional(),
    offHours: field(offHours, {
      description: "Times at which no service runs: an environment that nobody needs at night.",
      example: { cron: "0 19 * * 1-5", until: "0 7 * * 1-5", timezone: "America/New_York" },
    }).optional(),
    usage: field(usage, {
      description:
        "What is expected of a month, for the estimate: how much is logged, sent and stored is in no other field.",
      example: { requests: 100, cdnTransfer: 5000 },
    }).optional(),
  }),
  {
    description: "What the platform may cost, what of it is not used, and when it need not run.",
    example: { budget: { monthlyUsd: 12000 } },
  },
);
