/**
 * Loads the code of a Lambda function as the graph holds it, and stands in for the AWS SDK that Lambda's runtime has: every
 * call of a client goes to the account that is simulated at the time.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Archive } from "../../../src/graph/values.ts";

/** Answers an operation, by the service and the command's name without "Command"; throws what AWS would. */
export type Answer = (service: string, operation: string, input: Readonly<Record<string, unknown>>) => unknown;

export type Handler = (event: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** What the runtime's SDK has, as far as functions use it: client and commands by package. */
const SDK: Readonly<
  Record<string, { readonly service: string; readonly client: string; readonly commands: string[] }>
> = {
  "@aws-sdk/client-secrets-manager": {
    service: "secretsmanager",
    client: "SecretsManagerClient",
    commands: [
      "DescribeSecret",
      "GetSecretValue",
      "ListSecrets",
      "ListSecretVersionIds",
      "PutSecretValue",
      "UpdateSecretVersionStage",
    ],
  },
  "@aws-sdk/client-elasticache": {
    service: "elasticache",
    client: "ElastiCacheClient",
    commands: ["DescribeReplicationGroups", "DescribeSnapshots", "DescribeUsers", "ModifyUser"],
  },
  "@aws-sdk/client-ecs": {
    service: "ecs",
    client: "ECSClient",
    commands: ["DescribeServices", "DescribeTaskDefinition", "ListServices", "UpdateService"],
  },
  "@aws-sdk/client-sns": { service: "sns", client: "SNSClient", commands: ["Publish"] },
  "@aws-sdk/client-cost-explorer": {
    service: "ce",
    client: "CostExplorerClient",
    commands: ["GetCostAndUsage"],
  },
  "@aws-sdk/client-cloudwatch": {
    service: "cloudwatch",
    client: "CloudWatchClient",
    commands: ["DescribeAlarms", "PutMetricData"],
  },
  "@aws-sdk/client-compute-optimizer": {
    service: "compute-optimizer",
    client: "ComputeOptimizerClient",
    commands: ["GetECSServiceRecommendations"],
  },
};

const ACCOUNT = Symbol.for("provfair-compile simulated account");

/** The exported handler, and what decides who answers its calls from then on. */
export async function loadFunction(
  code: Archive,
): Promise<{ readonly handler: Handler; readonly answerBy: (answer: Answer) => void }> {
  const folder = mkdtempSync(join(tmpdir(), "provfair-function-"));
  for (const [name, text] of Object.entries(code.files)) writeFileSync(join(folder, name), text);
  for (const [name, { service, client, commands }] of Object.entries(SDK)) {
    const place = join(folder, "node_modules", name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, "package.json"), JSON.stringify({ name, type: "module", exports: "./index.js" }));
    writeFileSync(join(place, "index.js"), sdkText(service, client, commands));
  }
  const loaded = (await import(pathToFileURL(join(folder, "index.mjs")).href)) as { readonly handler: Handler };
  return {
    handler: loaded.handler,
    answerBy: (answer) => {
      Reflect.set(globalThis, ACCOUNT, answer);
    },
  };
}

function sdkText(service: string, client: string, commands: readonly string[]): string {
  return [
    `export class ${client} {`,
    `  async send({ input, operation }) {`,
    `    return globalThis[Symbol.for(${JSON.stringify(ACCOUNT.description)})](${JSON.stringify(service)}, operation, input);`,
    `  }`,
    `}`,
    ...commands.map(
      (name) =>
        `export class ${name}Command { operation = ${JSON.stringify(name)}; constructor(input) { this.input = input; } }`,
    ),
    "",
  ].join("\n");
}
