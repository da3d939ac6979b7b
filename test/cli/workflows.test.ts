/** `emit --workflows` and `inventory` on the disk. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

let repository = "";
let project = "";
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "provfair-workflows-"));
  project = join(repository, "platforms/hello");
  mkdirSync(join(repository, ".git"));
  mkdirSync(project, { recursive: true });
  cpSync("test/scenarios/pipeline", join(project, "spec"), {
    recursive: true,
    filter: (path) => !path.includes("expected") && !path.includes("development"),
  });
  appendFileSync(join(project, "spec/platform.yaml"), "observability: { notify: { email: [oncall@hello.example] } }\n");
});
afterEach(() => rmSync(repository, { recursive: true, force: true }));

const notices = '2 notices: "provfair-compile check" shows them\n\n';
const workflow = (name: string) => join(repository, ".github/workflows", name);
const emit = (...words: readonly string[]) => runCommand(project, ["emit", "--workflows", ...words]);

it("writes the workflows into the repository, about the project's folder in it", async () => {
  const { status, stdout } = await emit();
  expect(status).toBe(0);
  expect(stdout.split("\n").map((line) => line.trim().split(/ +/))).toEqual([
    ...["check", "build", "deploy", "drift"].map((use) => [`../../.github/workflows/hello-${use}.yml`, "written"]),
    [""],
  ]);
  expect(readFileSync(workflow("hello-check.yml"), "utf8")).toContain("SPECIFICATION: platforms/hello/spec\n");
  expect(readFileSync(workflow("hello-deploy.yml"), "utf8")).toContain("working-directory: platforms/hello\n");
  expect(readFileSync(workflow("hello-build.yml"), "utf8")).toContain("folder: platforms/hello/services/web\n");
  expect((await emit()).stdout).toContain("unchanged");
  expect(existsSync(join(project, "build"))).toBe(false);
});

it("overwrites nothing of anybody's, and then writes nothing", async () => {
  mkdirSync(join(repository, ".github/workflows"), { recursive: true });
  writeFileSync(workflow("hello-deploy.yml"), "name: mine\n");
  const foreign = await emit();
  expect(foreign.status).toBe(2);
  expect(foreign.stderr).toBe(
    notices +
      'error: "../../.github/workflows/hello-deploy.yml" was not written by provfair-compile\n' +
      "help: move it to another name, and emit again\n",
  );
  expect(existsSync(workflow("hello-check.yml"))).toBe(false);

  rmSync(workflow("hello-deploy.yml"));
  await emit();
  writeFileSync(workflow("hello-drift.yml"), readFileSync(workflow("hello-drift.yml"), "utf8").replace("30 5", "31 5"));
  const changed = await emit();
  expect(changed.status).toBe(2);
  expect(changed.stderr).toContain('"../../.github/workflows/hello-drift.yml" has been changed since');
});

it("removes its own that are not needed any more", async () => {
  await emit();
  const file = join(project, "spec/platform.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^state:.*\n/m, ""));
  const { status, stdout } = await emit();
  expect(status).toBe(0);
  expect(stdout).toMatch(/hello-deploy\.yml +removed/);
  expect(existsSync(workflow("hello-deploy.yml"))).toBe(false);
  expect(existsSync(workflow("hello-build.yml"))).toBe(true);
});

it("refuses a platform without a pipeline, and one environment", async () => {
  const file = join(project, "spec/platform.yaml");
  const one = await emit("--environment", "production");
  expect([one.status, one.stderr]).toEqual([2, expect.stringContaining("the workflows are about all environments")]);
  writeFileSync(file, readFileSync(file, "utf8").replace(/^delivery:[\s\S]*$/m, ""));
  const none = await emit();
  expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('the specification has no "delivery"')]);
});

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const inventory = (environment: string) => {
  const file = join(project, `spec/inventory/${environment}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as unknown) : undefined;
};
const write = (...words: readonly string[]) => runCommand(project, ["inventory", ...words]);

it("writes digests down, sorted, beside those that are there", async () => {
  const images = `web=${digest("1")},report=${digest("2")}`;
  const { status, stdout } = await write("--environment", "production", "--images", images);
  expect([status, stdout]).toEqual([0, "spec/inventory/production.json  2 digests\n"]);
  expect(JSON.stringify(inventory("production"))).toBe(
    JSON.stringify({ images: { report: digest("2"), web: digest("1") } }),
  );
  expect(inventory("preproduction")).toBeUndefined();
  await write("--images", `web=${digest("3")}`);
  expect(inventory("production")).toEqual({ images: { report: digest("2"), web: digest("3") } });
  expect(inventory("preproduction")).toEqual({ images: { web: digest("3") } });
  expect((await write("--images", `web=${digest("3")}`)).stdout).toBe("");
});

it("refuses images that nobody builds, and what is no digest", async () => {
  const unknown = await write("--images", `wep=${digest("1")}`);
  expect([unknown.status, unknown.stderr]).toEqual([
    2,
    `${notices}error: no environment builds an image "wep"\nhelp: write "web", or give "report" or "web"\n`,
  ]);
  const broken = await write("--images", "web=latest");
  expect([broken.status, broken.stderr]).toEqual([
    2,
    expect.stringContaining('"web=latest" is no image with its digest'),
  ]);
  expect((await write()).status).toBe(2);
});
