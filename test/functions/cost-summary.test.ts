/** The emitted function that sums up costs once a month: its real source, against services that answer in pages or not at all. */
import { beforeEach, expect, it, vi } from "vitest";
import type { Archive } from "../../src/graph/values.ts";
import { loadFunction } from "../support/functions/load-function.ts";
import { awsError } from "../support/functions/simulated-account.ts";
import { graphOfText, nodeOf, stackOf } from "../support/reference.ts";

const stack = stackOf(
  graphOfText(`
    services: { web: { image: { repository: nginx, tag: "1" } } }
    observability: { notify: { email: [oncall@acme.example] } }
    cost: { budget: { monthlyUsd: 12000 }, audits: {} }
  `),
  "production",
);
const { code, environment } = nodeOf(stack, "aws:lambda/function:Function", "platform-cost-summary").inputs;
const given = Object.keys((environment as { variables: object }).variables);
const { handler, answerBy } = await loadFunction(code as unknown as Archive);

const VARIABLES: Readonly<Record<string, string>> = {
  TOPIC: "arn:aws:sns:us-east-1:111122223333:ticket",
  PROJECT: "acme",
  ENVIRONMENT: "production",
  WATCH: "idle-load-balancers,idle-nat-gateways,rightsizing",
  BUDGET: "12000",
  CLUSTER: "platform-1a2b3c4",
};

interface Account {
  /** By month, the services' costs; each month is a page. */
  readonly costs?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly alarms?: readonly (readonly [string, string])[];
  readonly sizes?: readonly (readonly [string, string])[];
  /** The operation that AWS refuses. */
  readonly refused?: string;
}

const asked: (readonly [string, Readonly<Record<string, unknown>>])[] = [];
let message = { Subject: "", Message: "", TopicArn: "" };

function account({ costs = {}, alarms = [], sizes = [], refused }: Account): void {
  answerBy((_, operation, input) => {
    asked.push([operation, input]);
    if (operation === refused) throw awsError("AccessDeniedException", "simulated");
    switch (operation) {
      case "GetCostAndUsage": {
        const months = Object.entries(costs);
        const index = Number(input["NextPageToken"] ?? 0);
        const [start, services] = months[index] ?? ["2026-10-01", {}];
        const Groups = Object.entries(services).map(([service, Amount]) => ({
          Keys: [service],
          Metrics: { UnblendedCost: { Amount, Unit: "USD" } },
        }));
        const more = index + 1 < months.length ? { NextPageToken: String(index + 1) } : {};
        return { ResultsByTime: [{ TimePeriod: { Start: start }, Groups }], ...more };
      }
      case "DescribeAlarms": {
        const index = Number(input["NextToken"] ?? 0);
        const MetricAlarms = alarms.slice(index, index + 1).map(([AlarmName, AlarmDescription]) => ({
          AlarmName,
          AlarmDescription,
        }));
        return { MetricAlarms, ...(index + 1 < alarms.length ? { NextToken: String(index + 1) } : {}) };
      }
      case "GetECSServiceRecommendations":
        return {
          ecsServiceRecommendations: sizes.map(([name, finding]) => ({
            serviceArn: `arn:aws:ecs:us-east-1:111122223333:service/${name}`,
            finding,
            currentServiceConfiguration: { cpu: 1024, memory: 2048 },
            serviceRecommendationOptions: finding === "Optimized" ? [] : [{ cpu: 256, memory: 512 }],
          })),
        };
      case "Publish":
        message = input as typeof message;
        return { MessageId: "1" };
      default:
        throw awsError("UnknownOperationException", operation);
    }
  });
}

/** The lines of the message that the function writes on the third of November 2026. */
async function written(one: Account): Promise<readonly string[]> {
  account(one);
  await handler({ time: "2026-11-03T08:00:00Z" });
  return message.Message.split("\n");
}

beforeEach(() => {
  expect(given.sort()).toEqual(Object.keys(VARIABLES).sort());
  Object.assign(process.env, VARIABLES);
  asked.length = 0;
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

it("says what the month cost against the one before and the budget, the dearest first", async () => {
  const lines = await written({
    costs: {
      "2026-09-01": { "Amazon ECS": "900.004" },
      "2026-10-01": { "Amazon S3": "12.5", "Amazon ECS": "1200.1", "AWS KMS": "0.001" },
    },
  });
  expect(message.Subject).toBe("acme production: costs of October 2026");
  expect(message.TopicArn).toBe(VARIABLES["TOPIC"]);
  expect(lines.slice(0, 5)).toEqual([
    "What it cost",
    "  1,212.60 USD in October 2026, 900.00 USD in September 2026; the budget is 12,000.00 USD",
    "  1,200.10 USD  Amazon ECS",
    "  12.50 USD  Amazon S3",
    "",
  ]);
  const [, request] = asked.find(([operation]) => operation === "GetCostAndUsage") ?? [];
  expect(request).toMatchObject({
    TimePeriod: { Start: "2026-09-01", End: "2026-11-01" },
    Filter: {
      And: [{ Tags: { Key: "project", Values: ["acme"] } }, { Tags: { Key: "environment", Values: ["production"] } }],
    },
  });
});

it("asks for the months of the year before in January", async () => {
  account({});
  await handler({ time: "2027-01-03T08:00:00Z" });
  expect(asked[0]?.[1]).toMatchObject({ TimePeriod: { Start: "2026-11-01", End: "2027-01-01" } });
  expect(message.Subject).toBe("acme production: costs of December 2026");
});

it("says what may be the matter where no cost has the tags", async () => {
  expect((await written({}))[1]).toMatch(/^ {2}nothing is known: are the tags project and environment active/);
});

it("names what is idle and what has the wrong size, of this environment alone", async () => {
  const lines = await written({
    alarms: [
      ["acme/production/platform/idle-load-balancer", "The load balancer has had fewer than 10 requests"],
      ["acme/production/platform/idle-nat-us-east-1a", "Less than 1 MB"],
    ],
    sizes: [
      ["platform-1a2b3c4/web", "Overprovisioned"],
      ["platform-1a2b3c4/api", "Optimized"],
      ["another/web", "Underprovisioned"],
    ],
  });
  expect(lines.slice(3)).toEqual([
    "Paid for and hardly used",
    "  acme/production/platform/idle-load-balancer: The load balancer has had fewer than 10 requests",
    "  acme/production/platform/idle-nat-us-east-1a: Less than 1 MB",
    "",
    "Too large or too small",
    "  web is larger than it needs: 1024 CPU units and 2048 MB; 256 CPU units and 512 MB would do",
  ]);
  expect(asked.find(([operation]) => operation === "DescribeAlarms")?.[1]).toMatchObject({
    AlarmNamePrefix: "acme/production/platform/idle-",
    StateValue: "ALARM",
  });
});

it("tells what is well from what is not known", async () => {
  expect(await written({ sizes: [["platform-1a2b3c4/web", "Optimized"]] })).toEqual(
    expect.arrayContaining(["  nothing"]),
  );
  expect((await written({})).at(-1)).toMatch(/nothing is known yet/);
});

it("writes the rest where a part cannot be asked", async () => {
  const lines = await written({
    costs: { "2026-10-01": { "Amazon S3": "3" } },
    refused: "GetECSServiceRecommendations",
  });
  expect(lines.at(-1)).toBe("  could not be asked: AccessDeniedException");
  expect(lines[2]).toBe("  3.00 USD  Amazon S3");
});

it("fails where nobody could be told, so that its alarm goes off", async () => {
  account({ refused: "Publish" });
  await expect(handler({ time: "2026-11-03T08:00:00Z" })).rejects.toThrow("simulated");
});

it("asks for nothing that is not watched", async () => {
  process.env["WATCH"] = "idle-nat-gateways";
  await written({});
  expect(asked.map(([operation]) => operation)).toEqual(["GetCostAndUsage", "DescribeAlarms", "Publish"]);
});
