/** What an author sees in an editor: the real yaml-language-server with the committed schemas. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LanguageServer, startLanguageServer } from "../support/language-server.ts";
import { dedent } from "../support/rules.ts";

let server: LanguageServer;

beforeAll(async () => {
  server = await startLanguageServer({
    [pathToFileURL("schemas/platform.schema.json").href]: "platform.yaml",
    [pathToFileURL("schemas/environment.schema.json").href]: "environments/*.yaml",
  });
});

afterAll(() => server.stop());

const reference = ["platform.yaml", ...readdirSync("spec/environments").map((name) => `environments/${name}`)];

describe("the reference specification", () => {
  it.each(reference)("%s is free of findings", async (name) => {
    const path = join("spec", name);
    expect(await server.open(path, readFileSync(path, "utf8"))).toEqual([]);
  });

  it("shows what a field does", async () => {
    const text = readFileSync("spec/platform.yaml", "utf8");
    await server.open("spec/platform.yaml", text);
    const { line, character } = placeOf(text, "drain:");
    const shown = await server.hover("spec/platform.yaml", line, character + 2);
    expect(shown).toContain("#### drain");
    expect(shown).toContain("How long a task that leaves may finish its requests, 0s to 1h. Default: 30s.");
    expect(shown).toContain("30s\n```");
  });

  it("shows what a value of an enum means", async () => {
    const text = readFileSync("spec/platform.yaml", "utf8");
    await server.open("spec/platform.yaml", text);
    const { line, character } = placeOf(text, "blue-green");
    expect(await server.hover("spec/platform.yaml", line, character + 2)).toContain(
      "`blue-green`: New tasks start beside the old ones, then all requests move at once.",
    );
  });
});

/** Where the cursor is wanted; it stands for nothing in the text. */
const CURSOR = "▮";

const head = dedent(`
  platform: shop
  owner: team
  costCenter: web-1
  regions: { primary: us-east-1 }
`);

let opened = 0;

async function openPlatform(body: string) {
  opened += 1;
  const path = `half-typed/${opened}/platform.yaml`;
  const text = head + dedent(body);
  const at = text.includes(CURSOR) ? placeOf(text, CURSOR) : { line: 0, character: 0 };
  const found = await server.open(path, text.replace(CURSOR, ""));
  return { path, found, ...at };
}

async function proposals(body: string) {
  const { path, line, character } = await openPlatform(body);
  return server.complete(path, line, character);
}

function placeOf(text: string, word: string): { readonly line: number; readonly character: number } {
  const before = text.slice(0, text.indexOf(word)).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe("completion in a half-typed file", () => {
  it("proposes the keys of a service that are not there yet", async () => {
    const items = await proposals(`
      services:
        gateway:
          image: { build: services/gateway }
          ${CURSOR}
    `);
    const labels = items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(["port", "route", "scaling", "calls", "sidecars"]));
    expect(labels).not.toContain("image");
    expect(labels).not.toContain("schedule");
  });

  it("proposes the values of an enum", async () => {
    const items = await proposals(`
      services:
        gateway:
          image: { build: services/gateway }
          deploy:
            strategy: ${CURSOR}
    `);
    expect(items.map(({ label }) => label)).toEqual(["rolling", "recreate", "blue-green", "canary"]);
  });

  it("writes a whole service in one stroke", async () => {
    const items = await proposals(`
      services:
        ${CURSOR}
    `);
    expect(items.find(({ label }) => label === "service that is reached from outside")?.insertText).toBe(
      dedent(`
        \${1:web}:
          image:
            build: services/\${1:web}
          port: \${2:8080}
          route:
            paths:
              - \${3:/*}
      `).trimEnd(),
    );
  });

  it("writes a whole schedule in one stroke", async () => {
    const items = await proposals(`
      services:
        gateway:
          image: { build: services/gateway }
          scaling:
            schedules:
              - ${CURSOR}
    `);
    expect(items.find(({ label }) => label === "bounds from a time on")?.insertText).toMatch(
      /cron: "\$\{2:0 22 \* \* \*\}"/,
    );
  });
});

describe("errors in a half-typed file", () => {
  it("reports an unknown key where it stands", async () => {
    const { found } = await openPlatform(`
      services:
        gateway:
          image: { build: services/gateway }
          prot: 8080
    `);
    expect(found.map(({ message }) => message)).toEqual(["Property prot is not allowed."]);
    expect(found[0]?.range.start).toEqual({ line: 7, character: 4 });
  });

  it.each([
    ["memory: 1 GB", "expected a size such as 512MB or 2GB"],
    ["stopTimeout: 30", "expected a duration such as 30s, 5m, 12h, or 30d"],
    ["calls: [Profiles]", "expected a name in kebab-case that starts with a letter, at most 24 characters"],
    ["port: 70000", "Value is above the maximum of 65535."],
    ["cpu: 300", "Value is not accepted. Valid values: 256, 512, 1024, 2048, 4096, 8192, 16384."],
  ])("says of %s what is wanted", async (line, message) => {
    const { found } = await openPlatform(`
      services:
        gateway:
          image: { build: services/gateway }
          ${line}
    `);
    expect(found.map((finding) => finding.message)).toEqual([message]);
  });

  it("says what a name must look like", async () => {
    const { found } = await openPlatform(`
      services:
        Gateway: { image: { build: services/gateway } }
    `);
    expect(found.map(({ message }) => message)).toEqual([
      "expected a name in kebab-case that starts with a letter, at most 24 characters",
    ]);
  });

  it("names the key that is missing", async () => {
    const { found } = await openPlatform(`
      services:
        gateway: { port: 8080 }
    `);
    expect(found.map(({ message }) => message)).toEqual(['Missing property "image".']);
  });
});
