/** Every list of identify.json is asked as AWS wants it, and turned to its end. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createAws } from "../../../../src/engine/aws/client.ts";
import table from "../../../../src/engine/run/recovery/identify.json" with { type: "json" };
import { type Listing, listIds } from "../../../../src/engine/run/recovery/listing.ts";
import { pendingCreations } from "../../../../src/engine/run/recovery/pending.ts";
import { type Lists, startLists } from "../../../support/aws/lists.ts";
import { type Cloud, createCloud } from "../../../support/cloud.ts";
import { createObjects, type Objects } from "../../../support/providers/objects.ts";
import { openStore, type Properties } from "../../../support/providers/store.ts";

const place = { account: "111122223333", region: "eu-west-1" };
const types = Object.entries(table.types).flatMap(([type, entry]) => ("listed" in entry ? [type] : []));
/** What tells the objects of a type from one another; by default their names. */
const told: Readonly<Record<string, (name: string) => Properties>> = {
  "aws:cloudwatch/logDelivery:LogDelivery": (name) => ({ deliverySourceName: name, deliveryDestinationArn: "arn:d" }),
  "aws:backup/selection:Selection": (name) => ({ name, planId: "p1", iamRoleArn: "arn:r" }),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": (name) => ({ awsServiceName: `${name}.amazonaws.com` }),
};
const inputsOf = (type: string, name: string): Properties => told[type]?.(name) ?? { name };

let folder: string;
let cloud: Cloud;
let objects: Objects;
let lists: Lists;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lists-"));
  cloud = createCloud(folder);
  objects = createObjects(openStore(folder), () => place);
  lists = await startLists(cloud);
});
afterAll(() => {
  lists.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const make = (type: string, name: string, more: Properties = {}) =>
  objects.create({ type, name, urn: `urn:pulumi:dev::acme::${type}::${name}` }, { ...inputsOf(type, name), ...more });

function listingOf(type: string, inputs: Properties): Listing {
  const provider = {
    urn: "urn:pulumi:dev::acme::pulumi:providers:aws::aws",
    type: "pulumi:providers:aws",
    custom: true,
    id: "p1",
    inputs: { region: place.region, allowedAccountIds: `["${place.account}"]` },
  };
  const resource = {
    urn: `urn:pulumi:dev::acme::${type}::x`,
    type,
    custom: true,
    inputs,
    provider: `${provider.urn}::p1`,
  };
  const [creation] = pendingCreations({
    resources: [provider],
    pending_operations: [{ type: "creating", resource }],
  });
  if (creation?.lookup.kind !== "listed") throw new Error(`${type} is not listed`);
  return creation.lookup.listing;
}

const ask = (listing: Listing, secretAccessKey = lists.variables["AWS_SECRET_ACCESS_KEY"] ?? "") =>
  listIds(
    listing,
    createAws({
      credentials: () => Promise.resolve({ accessKeyId: "AKIDEXAMPLE", secretAccessKey }),
      variables: lists.variables,
      patience: 1,
    }),
  );

it("knows types that are listed", () => expect(types.length).toBeGreaterThan(6));

it.each(types)("finds the %s of a name among others, and says all where there are several", async (type) => {
  const listing = listingOf(type, inputsOf(type, "shop-web"));
  expect(await ask(listing)).toEqual([]);
  await make(type, "another");
  const { id } = await make(type, "shop-web");
  // Its name begins with the one that is looked for.
  await make(type, "shop-web-2");
  expect(await ask(listing)).toEqual([id]);
  if (type === "aws:backup/selection:Selection") await make(type, "shop-web", { planId: "p2" });
  else if (/queryDefinition|anomaly/.test(type)) {
    const second = await make(type, "shop-web");
    expect([...(await ask(listing))].sort()).toEqual([id, second.id].sort());
  }
  if (type === "aws:backup/selection:Selection") expect(await ask(listing)).toEqual([id]);
});

it("does not find what another region has", async () => {
  const type = "aws:cloudwatch/queryDefinition:QueryDefinition";
  const { id } = await make(type, "elsewhere", { region: "us-west-2" });
  expect(await ask(listingOf(type, { name: "elsewhere" }))).toEqual([]);
  expect(await ask(listingOf(type, { name: "elsewhere", region: "us-west-2" }))).toEqual([id]);
});

it("says what AWS refuses, instead of taking it for an empty list", async () => {
  const listing = listingOf("aws:cloudwatch/queryDefinition:QueryDefinition", { name: "shop-web" });
  await expect(ask(listing, "another")).rejects.toThrow("AWS does not accept the credentials");
  const other = { ...listing, target: "Logs_20140328.DescribeNothing" };
  await expect(ask(other)).rejects.toThrow("DescribeNothing");
});

it("is undecided, and not absent, where the inputs do not say what to look for", () => {
  expect(() => listingOf("aws:backup/selection:Selection", { name: "x" })).toThrow("is not listed");
});
