/** A schema made for one specification: what the real yaml-language-server proposes with it, and that it refuses nothing more. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonSchema } from "../../src/emitters/json-schema/json-schema.ts";
import { type OwnNames, PLACES, withOwnNames } from "../../src/emitters/json-schema/own-names.ts";
import { runCommand } from "../cli/run-command.ts";
import { type LanguageServer, startLanguageServer } from "../support/language-server.ts";

const platform = `platform: shop
owner: team
costCenter: web-1
regions: { primary: us-east-1 }
services:
  web: { image: { build: web }, port: 8080 }
  stock: { image: { build: stock }, port: 8080 }
queues: { orders: {}, returns: {} }
topics: { news: {} }
buckets: { files: {} }
secrets: { token: { generate: { length: 32 } }, psp: { keys: [apiKey] } }
`;
const staging = "queues: { rehearsals: {} }\n";

let cwd: string;
let server: LanguageServer;

async function schemaOf(kind: string): Promise<string> {
  const { status, stdout, stderr } = await runCommand(cwd, ["schema", kind, "--of", "."]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const file = join(cwd, `${kind}.schema.json`);
  writeFileSync(file, stdout);
  return pathToFileURL(file).href;
}

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "own-names-"));
  mkdirSync(join(cwd, "environments"));
  writeFileSync(join(cwd, "platform.yaml"), platform);
  writeFileSync(join(cwd, "environments/staging.yaml"), staging);
  server = await startLanguageServer({
    [await schemaOf("platform")]: "platform.yaml",
    [await schemaOf("environment")]: "environments/*.yaml",
  });
});

afterAll(async () => {
  await server.stop();
  rmSync(cwd, { recursive: true });
});

/** The labels proposed at the end of a text. */
async function proposed(path: string, text: string): Promise<readonly string[]> {
  await server.open(path, text);
  const lines = text.split("\n");
  const items = await server.complete(path, lines.length - 1, lines.at(-1)?.length ?? 0);
  return items.map(({ label }) => label);
}

describe("proposes", () => {
  const service = "services:\n  web:\n    ";
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["called services", `${service}calls:\n      - `, ["web", "stock"]],
    ["used stores", `${service}uses:\n      `, ["orders", "returns", "news", "files"]],
    ["secrets and their keys", `${service}secrets:\n      KEY: `, ["token", "token.previous", "psp", "psp.apiKey"]],
    [
      "a queue's backlog",
      `${service}scaling:\n      target:\n        backlogPerTask:\n          queue: `,
      ["orders", "returns"],
    ],
    ["subscribed queues", "topics:\n  news:\n    subscriptions:\n      ", ["orders", "returns"]],
    ["the bucket of assets", "cdn:\n  assets: ", ["files"]],
    ["what answers", "cdn:\n  behaviours:\n    - path: /api/*\n      to: ", ["web", "stock"]],
    ["environments", "delivery:\n  approve:\n    - ", ["staging"]],
  ];

  it.each(cases)("%s", async (what, text, wanted) => {
    const labels = await proposed(`${what.replaceAll(" ", "-")}/platform.yaml`, text);
    expect(labels).toEqual(expect.arrayContaining([...wanted]));
    expect(labels).not.toContain("match-events");
    expect(labels).not.toContain("rehearsals");
  });

  it("in an environment's file what environments add, too", async () => {
    const labels = await proposed("environments/test.yaml", `${service}uses:\n      `);
    expect(labels).toEqual(expect.arrayContaining(["orders", "rehearsals"]));
  });
});

it("accepts a name that is not there yet, and refuses what is no name", async () => {
  const text = (call: string) =>
    platform.replace("stock: {", `stock: { calls: [${call}], uses: { later: { access: send } },`);
  expect(await server.open("later/platform.yaml", text("later"))).toEqual([]);
  expect((await server.open("wrong/platform.yaml", text("Later"))).map(({ message }) => message)).toEqual([
    "expected a name in kebab-case that starts with a letter, at most 24 characters",
  ]);
});

/** What of a schema is at a place such as `services.*.calls.*`. */
function placeIn(schema: JsonSchema, at: string): unknown {
  return at.split(".").reduce<JsonSchema | undefined>((place, step) => {
    const below = step === "*" ? (place?.items ?? place?.additionalProperties) : place?.properties?.[step];
    return typeof below === "object" ? below : undefined;
  }, schema);
}

it.each(["platform", "environment"])("knows every place of %s's schema, and changes nothing without names", (kind) => {
  const schema = JSON.parse(readFileSync(`schemas/${kind}.schema.json`, "utf8")) as JsonSchema;
  const kinds = [...new Set(PLACES.map(({ of }) => of))];
  const all = (names: readonly string[]) => Object.fromEntries(kinds.map((one) => [one, names])) as unknown as OwnNames;
  expect(withOwnNames(schema, all([]))).toEqual(schema);
  const named = withOwnNames(schema, all(["own-name"]));
  const places = PLACES.filter(({ at }) => kind === "platform" || !at.startsWith("delivery."));
  expect(places.length).toBeGreaterThan(10);
  for (const { at, keys } of places) {
    const wanted = keys ? { properties: { "own-name": expect.anything() } } : { examples: ["own-name"] };
    expect(placeIn(named, at), at).toMatchObject(wanted);
  }
});

describe("the command says", () => {
  it("that an inventory has no such names", async () => {
    const { status, stderr } = await runCommand(cwd, ["schema", "inventory", "--of", "."]);
    expect(status).toBe(2);
    expect(stderr).toContain("an inventory refers to no entry by a name that an editor could propose");
  });

  it("which file cannot be read", async () => {
    writeFileSync(join(cwd, "environments/broken.yaml"), "queues: {\n");
    const { status, stdout, stderr } = await runCommand(cwd, ["schema", "environment", "--of", "."]);
    rmSync(join(cwd, "environments/broken.yaml"));
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain('"environments/broken.yaml" cannot be read, so its names are not known');
  });
});
