import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { createAws } from "../../../src/engine/aws/client.ts";
import { findCredentials } from "../../../src/engine/aws/credentials.ts";

const modules = join(fileURLToPath(new URL("../../..", import.meta.url)), "node_modules");
const HOUR = 3_600_000;

it("asks for the credentials of a session anew when they have ended, and not before each request", async () => {
  const folder = mkdtempSync(join(tmpdir(), "credentials-"));
  const session = join(folder, "session.cjs");
  writeFileSync(
    session,
    `const { appendFileSync, readFileSync } = require("node:fs");
    appendFileSync(${JSON.stringify(join(folder, "asked"))}, "x");
    const asked = readFileSync(${JSON.stringify(join(folder, "asked"))}, "utf8").length;
    const AccessKeyId = "KEY" + asked;
    const Expiration = new Date(Date.now() + asked * ${HOUR}).toISOString();
    console.log(JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey: "s", SessionToken: "t", Expiration }));`,
  );
  writeFileSync(join(folder, "config"), `[profile session]\ncredential_process = "${process.execPath}" "${session}"\n`);
  const keys: (string | undefined)[] = [];
  const server = createServer(({ headers }, response) => {
    keys.push(/Credential=(\w+)/.exec(headers.authorization ?? "")?.[1]);
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("AWS_PROFILE", "session");
  vi.stubEnv("AWS_CONFIG_FILE", join(folder, "config"));
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", join(folder, "none"));
  try {
    const { port } = server.address() as AddressInfo;
    const variables = { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}/` };
    const aws = createAws({ credentials: findCredentials(modules), variables });
    await aws({ service: "sts", region: "us-east-1" });
    await aws({ service: "sts", region: "us-east-1" });
    expect(keys).toEqual(["KEY1", "KEY1"]);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1.5 * HOUR });
    await aws({ service: "sts", region: "us-east-1" });
    expect(keys[2]).toBe("KEY2");
  } finally {
    vi.useRealTimers();
    vi.unstubAllEnvs();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
