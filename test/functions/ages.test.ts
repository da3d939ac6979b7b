/** The emitted function that measures ages: its real source, against services that answer in pages or not at all. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Archive } from "../../src/graph/values.ts";
import { loadFunction } from "../support/functions/load-function.ts";
import { awsError } from "../support/functions/simulated-account.ts";
import { graphOfText, nodeOf, stackOf } from "../support/reference.ts";

const stack = stackOf(
  graphOfText(`
    services: { web: { image: { repository: nginx, tag: "1" } } }
    secrets: { psp: {} }
    caches: { sessions: { engine: valkey, version: "8.1", size: r7g.large } }
    observability: { notify: { email: [oncall@acme.example] } }
  `),
  "production",
);
const { code, environment } = nodeOf(stack, "aws:lambda/function:Function", "platform-ages").inputs;
const { variables } = environment as unknown as { readonly variables: Readonly<Record<string, string>> };
const { handler, answerBy } = await loadFunction(code as unknown as Archive);

const NOW = Date.UTC(2026, 10, 26);
const ago = (days: number) => new Date(NOW - days * 86_400_000);
const put: unknown[] = [];

/** Two pages of secrets and of caches; one operation is refused. */
function account(refused?: string): void {
  answerBy((_, operation, input) => {
    if (operation === refused) throw awsError("AccessDeniedException", "simulated");
    const more = input["NextToken"] ?? input["Marker"];
    switch (operation) {
      case "ListSecrets":
        expect(input["Filters"]).toEqual([{ Key: "name", Values: ["acme/production/"] }]);
        return more === undefined
          ? { SecretList: [{ Name: "acme/production/psp" }, { Name: "acme/production/unset" }], NextToken: "2" }
          : {
              SecretList: [{ Name: "acme/production/jwt", RotationEnabled: true }, { Name: "other/acme/production/x" }],
            };
      case "ListSecretVersionIds": {
        const old = { VersionStages: ["AWSPREVIOUS"], CreatedDate: ago(400) };
        const current = { VersionStages: ["AWSCURRENT"], CreatedDate: ago(100) };
        return { Versions: input["SecretId"] === "acme/production/psp" ? [old, current] : [] };
      }
      case "DescribeReplicationGroups": {
        const cache = (ReplicationGroupId: string, SnapshotRetentionLimit: number) => ({
          ReplicationGroupId,
          SnapshotRetentionLimit,
          ReplicationGroupCreateTime: ago(10),
        });
        return more === undefined
          ? {
              ReplicationGroups: [cache("acme-production-sessions", 30), cache("acme-production-none", 0)],
              Marker: "2",
            }
          : { ReplicationGroups: [cache("acme-production-new", 7), cache("acme-staging-sessions", 30)] };
      }
      case "DescribeSnapshots": {
        const taken = (days: number) => ({ NodeSnapshots: [{ SnapshotCreateTime: ago(days) }] });
        if (input["ReplicationGroupId"] !== "acme-production-sessions") return { Snapshots: [] };
        return more === undefined ? { Snapshots: [taken(3)], Marker: "2" } : { Snapshots: [taken(1), taken(2)] };
      }
      case "PutMetricData":
        put.push(input);
        return {};
      default:
        throw new Error(`asked for ${operation}`);
    }
  });
}

beforeEach(() => {
  put.length = 0;
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  vi.spyOn(console, "log").mockImplementation(() => {});
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const metric = (MetricName: string, Name: string, id: string, Value: number) => ({
  MetricName,
  Dimensions: [{ Name, Value: id }],
  Value,
});

it("is given where to look and where to write", () => {
  expect(variables).toEqual({
    NAMESPACE: "acme/production",
    SECRETS: "acme/production/",
    CACHES: "acme-production-",
  });
});

it("measures the values that people supply, and the newest snapshots; a new cache's own age while it has none", async () => {
  account();
  await handler({});
  expect(put).toEqual([
    {
      Namespace: "acme/production",
      MetricData: [
        metric("SecretAge", "Secret", "psp", 100),
        metric("SnapshotAge", "Cache", "sessions", 1),
        metric("SnapshotAge", "Cache", "new", 10),
      ],
    },
  ]);
});

it.each(["ListSecrets", "ListSecretVersionIds", "DescribeReplicationGroups", "DescribeSnapshots"])(
  "measures what it can where AWS refuses %s, and says that it could not",
  async (refused) => {
    account(refused);
    await expect(handler({})).rejects.toThrow(/^not measured: .*AccessDeniedException/);
    expect(put).toHaveLength(1);
  },
);

it("fails where nothing can be written", async () => {
  account("PutMetricData");
  await expect(handler({})).rejects.toThrow("simulated");
});
