/** `drift`, and `preview` beside it, as a person gives them: what was changed behind Pulumi's back is told, and stays. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandRun, createCommandRun } from "../support/command-run.ts";
import { findPulumi } from "../support/pulumi-cli.ts";

const platform = `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network: { natGateways: single }
services:
  web:
    image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }
    port: 8080
    scaling:
      min: 2
      max: 6
      target: { cpu: 70 }
      schedules:
        - { name: evening, cron: "0 18 * * *", timezone: Etc/UTC, min: 4, max: 12 }
        - { name: night, cron: "0 23 * * *", timezone: Etc/UTC, min: 2, max: 6 }
`;
const files = {
  "spec/platform.yaml": platform,
  "spec/environments/development.yaml": 'account: { id: "444455556666" }\nprotected: false\n',
};
const target = "aws:appautoscaling/target:Target";
const group = "aws:cloudwatch/logGroup:LogGroup";

describe.skipIf(findPulumi() === undefined)("drift", () => {
  let run: CommandRun;
  beforeAll(async () => {
    run = await createCommandRun(files);
    const up = await run.run("up", "--stack", "development", "--quiet");
    expect(up.status, up.stdout + up.stderr).toBe(0);
  });
  afterAll(() => run?.dispose());
  const drift = (...words: readonly string[]) => run.run("drift", "--stack", "development", ...words);

  it("finds none where nothing was changed", async () => {
    const { status, stdout } = await drift();
    expect(stdout).toContain("development: nothing has drifted\n");
    expect(status).toBe(0);
  });

  it("expects what a schedule sets", async () => {
    run.cloud.change(target, "web", { minCapacity: 4, maxCapacity: 12 });
    const { status, stdout } = await drift();
    expect(stdout).toMatch(/~ aws:appautoscaling\/target:Target web \(spec\/platform\.yaml:\d+\)/);
    expect(stdout).toContain(
      'minCapacity: 2 is expected, and it is 4 (expected: schedule "web-schedule-evening" sets it)',
    );
    expect(status).toBe(0);
  });

  it("tells what differs and what is gone, and changes nothing", async () => {
    run.cloud.change(target, "web", { minCapacity: 4, maxCapacity: 50 });
    const gone = run.cloud.list().find(({ type }) => type === "aws:appautoscaling/policy:Policy");
    run.cloud.remove("aws:appautoscaling/policy:Policy", gone?.name ?? "");
    const before = run.cloud.changes();
    const { status, stdout } = await drift();
    expect(status).toBe(1);
    expect(stdout).toContain("      maxCapacity: 6 is expected, and it is 50\n");
    expect(stdout).toMatch(
      new RegExp(`- aws:appautoscaling/policy:Policy ${gone?.name} \\(spec/platform.yaml:\\d+\\): does not exist`),
    );

    const json = await drift("--format", "json");
    expect(json.status).toBe(1);
    const lines = json.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const told = lines.filter(({ kind }) => kind === "drift");
    expect(told.map(({ name, gone, expected }) => [name, gone, expected]).sort()).toEqual(
      [
        ["web", false, false],
        [gone?.name, true, false],
      ].sort(),
    );
    expect(told.find(({ name }) => name === "web")?.["properties"]).toContainEqual({
      path: "maxCapacity",
      expected: 6,
      actual: 50,
      reason: null,
    });
    expect(run.cloud.changes()).toEqual(before);
    expect(run.cloud.find(target, "web").inputs["maxCapacity"]).toBe(50);
  });

  it("shows no secret", async () => {
    run.cloud.change(group, "web", { tags: { note: run.variables["AWS_SECRET_ACCESS_KEY"] ?? "" } });
    const { stdout, stderr } = await drift();
    expect(stdout).toContain("[secret]");
    expect(stdout + stderr).not.toContain(run.variables["AWS_SECRET_ACCESS_KEY"]);
  });

  it("is no disagreement between preview and plan", async () => {
    const { status, stdout, stderr } = await run.run("preview", "--stack", "development");
    expect(stdout + stderr).not.toContain("bug of provfair-compile");
    expect(status, stderr).toBe(0);
  });
});
