/** A service and a job under new keys with their old ones as `id`: every resource stays. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEngineRun, type EngineRun } from "../support/engine.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOfText, stackOf } from "../support/reference.ts";

const image = `image: { repository: public.ecr.aws/nginx/nginx, digest: "sha256:${"0".repeat(64)}" }`;

function development(service: string, job: string) {
  const graph = graphOfText(
    `
      network: { natGateways: single }
      domain: { name: acme.example, hostedZone: { id: Z0123456789ABCDEFGHIJ } }
      services:
        ${service} ${image}, port: 8080, route: { paths: ["/*"] }, scaling: { min: 1, max: 3, target: { cpu: 70 } } }
      jobs:
        ${job} ${image}, schedule: { cron: "0 5 * * *" } }
    `,
    { development: 'account: { id: "444455556666" }\nprotected: false' },
  );
  return stackOf(graph, "development");
}

describe.skipIf(findPulumi() === undefined)("the real engine", () => {
  let run: EngineRun;
  beforeAll(async () => {
    const stack = development("web: {", "rollup: {");
    run = await createEngineRun({ project: stack.project, account: "444455556666" });
    run.emit(stack);
    await run.succeed("development", "up");
  });
  afterAll(() => run?.dispose());

  it("changes nothing where a key changes and the id does not", async () => {
    const before = { changes: run.cloud.changes(), objects: run.cloud.list() };
    run.emit(development("storefront: { id: web,", "summary: { id: rollup,"));
    const up = await run.succeed("development", "up");
    expect(Object.keys(up.changes)).toEqual(["same"]);
    expect({ changes: run.cloud.changes(), objects: run.cloud.list() }).toEqual(before);
  });
});
