import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  dropTornAttributes,
  findTornAttributes,
  findTornState,
  mendTornState,
} from "../../../../src/engine/run/recovery/torn.ts";

const whole = (name: string) => JSON.stringify({ version: 3, checkpoint: { stack: name, latest: {} } });
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "torn-"));
  mkdirSync(join(folder, ".pulumi/stacks/shop"), { recursive: true });
  file = join(folder, ".pulumi/stacks/shop/production.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const find = () => findTornState(folder, "shop", "production");

it("leaves whole states alone, and those that are not there", () => {
  expect(find()).toBeUndefined();
  writeFileSync(file, `${whole("production")}\n`);
  expect(find()).toBeUndefined();
});

it("tells an empty file, half of one, and another thing from a state", () => {
  for (const text of ["", whole("production").slice(0, -5), '{"half": {}', '{"a": {}}', "null"]) {
    writeFileSync(file, text);
    expect(find()).toEqual({ file, backup: undefined });
  }
});

it("puts the state before it in its place, and keeps the torn one", () => {
  writeFileSync(file, whole("production").slice(0, 20));
  writeFileSync(`${file}.bak`, whole("before"));
  const torn = find();
  expect(torn?.backup).toBe(`${file}.bak`);
  const kept = mendTornState({ file, backup: `${file}.bak` }, new Date("2026-01-02T03:04:05.678Z"));
  expect(readFileSync(file, "utf8")).toBe(whole("before"));
  expect(readFileSync(kept, "utf8")).toBe(whole("production").slice(0, 20));
  expect(kept).toBe(`${file}.torn-2026-01-02T03-04-05-678Z`);
  expect(readdirSync(join(folder, ".pulumi/stacks/shop")).sort()).toEqual(
    ["production.json", "production.json.bak", "production.json.torn-2026-01-02T03-04-05-678Z"].sort(),
  );
});

it("finds attributes that are not whole, of the state and of the one before it, and removes them", () => {
  writeFileSync(file, whole("production"));
  expect(findTornAttributes(folder, "shop", "production")).toEqual([]);
  const attributes = [`${file}.attrs`, `${file}.bak.attrs`];
  for (const name of attributes) writeFileSync(name, '{"user.content_type":"application/json"}\n');
  expect(findTornAttributes(folder, "shop", "production")).toEqual([]);
  writeFileSync(`${file}.attrs`, "");
  expect(findTornAttributes(folder, "shop", "production")).toEqual([`${file}.attrs`]);
  writeFileSync(`${file}.bak.attrs`, '{"user.cont');
  expect(findTornAttributes(folder, "shop", "production")).toEqual(attributes);
  dropTornAttributes(attributes);
  expect(findTornAttributes(folder, "shop", "production")).toEqual([]);
  expect(readdirSync(join(folder, ".pulumi/stacks/shop"))).toEqual(["production.json"]);
  expect(find()).toBeUndefined();
});
