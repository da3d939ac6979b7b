/** `init service`: what it writes, that the program answers and stops, and that it overwrites nothing. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lintDockerfile } from "../../../src/analysis/dockerfile/lint.ts";
import { SERVICE_KINDS, serviceFiles } from "../../../src/emitters/service/emitter.ts";
import { runCommand } from "../run-command.ts";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "init-service-"));
  mkdirSync(join(cwd, "spec"));
  writeFileSync(
    join(cwd, "spec/platform.yaml"),
    [
      "platform: shop",
      "owner: web-team",
      "costCenter: web-1",
      "regions: { primary: us-east-1 }",
      "services:",
      "  web: { image: { build: apps/web }, port: 18473, health: { path: /up } }",
      '  other: { image: { repository: nginx, tag: "1" } }',
      "",
    ].join("\n"),
  );
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const init = (...words: readonly string[]) => runCommand(cwd, ["init", ...words]);
const read = (path: string) => readFileSync(join(cwd, path), "utf8");

it("writes a service that the specification has into its folder, with its port and its path", async () => {
  const { status, stdout } = await init("service", "web", "--kind", "go");
  expect(status).toBe(0);
  expect(stdout).toContain("written  apps/web/Dockerfile\n");
  expect(stdout).toContain('"web" is in the specification already');
  expect(read("apps/web/main.go")).toContain('routes.HandleFunc("/up"');
  expect(read("apps/web/Dockerfile")).toContain("EXPOSE 18473\n");
});

it("proposes the lines of a service that the specification does not have", async () => {
  const { stdout } = await init("service", "profiles", "--kind", "python");
  expect(stdout).toContain("    profiles: { image: { build: services/profiles }, port: 8080 }\n");
  expect(existsSync(join(cwd, "services/profiles/server.py"))).toBe(true);
});

it("overwrites nothing, and writes nothing then", async () => {
  mkdirSync(join(cwd, "apps/web"), { recursive: true });
  writeFileSync(join(cwd, "apps/web/server.js"), "mine");
  const { status, stderr } = await init("service", "web", "--kind", "node");
  expect(status).toBe(2);
  expect(stderr).toContain('"apps/web/server.js" exists already, and is not overwritten; nothing was written');
  expect(existsSync(join(cwd, "apps/web/Dockerfile"))).toBe(false);
  expect(read("apps/web/server.js")).toBe("mine");
});

it.each([
  [["service", "web"], "init service is not told what the service is written in"],
  [["service", "web", "--kind", "nod"], 'help: write "node", or give --kind node, go, python, jvm or static'],
  [["service", "Web", "--kind", "go"], '"Web" is no name of a service'],
  [["service", "other", "--kind", "go"], 'service "other" runs an image of somebody else\'s'],
  [["services", "web"], '"services" is nothing that init can make'],
])("refuses %j", async (words, said) => {
  const { status, stderr } = await init(...words);
  expect([status, stderr]).toEqual([2, expect.stringContaining(said)]);
});

it.each(SERVICE_KINDS)("gives %s two stages, Alpine, no root, and what the lint of Dockerfiles wants", (kind) => {
  const files = new Map(
    serviceFiles(kind, { name: "web", port: 9000, health: "/healthz" }).map((one) => [one.path, one.text]),
  );
  const dockerfile = files.get("Dockerfile") ?? "";
  expect(lintDockerfile({ name: "Dockerfile", text: dockerfile })).toEqual([]);
  expect(dockerfile.match(/^FROM \S*alpine\S*( AS build)?$/gm)).toHaveLength(2);
  expect(dockerfile).toContain("\nUSER 10001\n");
  expect([...files.values()].join("")).toContain("/healthz");
  expect([...files.values()].join("")).not.toMatch(/\{\{[a-z]+\}\}/);
});

it("writes a program that answers its health check and ends when it is asked to", async () => {
  await init("service", "web", "--kind", "node");
  const program = spawn(process.execPath, ["server.js"], {
    cwd: join(cwd, "apps/web"),
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await once(program.stdout, "data");
    const at = (path: string) => fetch(`http://127.0.0.1:18473${path}`).then(({ status }) => status);
    expect([await at("/up"), await at("/up?x=1"), await at("/other")]).toEqual([200, 200, 404]);
    program.kill("SIGTERM");
    expect(await once(program, "exit")).toEqual([0, null]);
  } finally {
    program.kill("SIGKILL");
  }
});
