/** What recovery has read of an object goes into the state with its secrets marked; on the real engine: test/engine-real/secrets.test.ts. */
import { describe, expect, it } from "vitest";
import type { ResourceState } from "../../../../src/engine/run/deployment.ts";
import { withSecretsMarked } from "../../../../src/engine/run/recovery/secret-outputs.ts";
import { archiveWire, shownSecretWire as secret, type Wire } from "../../../../src/graph/wire.ts";

const urn = "urn:pulumi:dev::acme::aws:lb/listenerRule:ListenerRule::web";
const provider: ResourceState = {
  urn: "urn:pulumi:dev::acme::pulumi:providers:aws::aws",
  type: "pulumi:providers:aws",
  custom: true,
  id: "p1",
  inputs: { token: secret("provider-t0ken") },
};

/** The outputs of one that was being made, as they go into the state. */
function marked(outputs: { readonly [property: string]: Wire }, resource: Partial<ResourceState>) {
  const own = { urn, type: "aws:lb/listenerRule:ListenerRule", custom: true, provider: `${provider.urn}::p1` };
  const result = withSecretsMarked(
    { urn, found: [{ id: "r", arn: "a", outputs }] },
    { resources: [provider], pending_operations: [{ type: "creating", resource: { ...own, ...resource } }] },
  );
  expect(result.found[0]).toMatchObject({ id: "r", arn: "a" });
  return result.found[0]?.outputs;
}

describe("an output of a recovered object is a secret", () => {
  it("where its input is", () => {
    const inputs = { value: secret({ a: "one-secret" }), name: "n" };
    expect(marked({ value: { a: "other" }, name: "n" }, { inputs })).toEqual({
      value: secret({ a: "other" }),
      name: "n",
    });
  });

  it("where the resource, or its type, says so", () => {
    expect(marked({ token: "t", id: 7 }, { additionalSecretOutputs: ["token"] })).toEqual({
      token: secret("t"),
      id: 7,
    });
    const type = "aws:ssm/parameter:Parameter";
    expect(marked({ value: "v" }, { type })).toEqual({ value: secret("v") });
  });

  it("where a value, or a part of one, is a secret of its inputs, whatever it is called", () => {
    const conditions = [{ httpHeader: { name: "X-Origin", values: [secret("one-secret")] } }];
    const outputs = {
      conditions: [{ httpHeader: { name: "X-Origin", values: ["one-secret"] } }],
      document: JSON.stringify({ "X-Origin": "one-secret" }),
      encoded: Buffer.from("x:one-secret").toString("base64"),
      pin: 1234567,
      plain: ["one", null, true],
    };
    const inputs = { conditions, number: secret(1234567) };
    expect(marked(outputs, { inputs })).toEqual({
      conditions,
      document: secret(outputs.document),
      encoded: secret(outputs.encoded),
      pin: secret(1234567),
      plain: ["one", null, true],
    });
  });

  it("where a name or a file holds one, or a secret of its provider's", () => {
    const archive = archiveWire({ "index.js": "const token = 'provider-t0ken'" });
    const outputs = { map: { "provider-t0ken": 1 }, archive, other: archiveWire({ "index.js": "1" }) };
    expect(marked(outputs, {})).toEqual({
      map: secret({ "provider-t0ken": 1 }),
      archive: secret(archive),
      other: outputs.other,
    });
  });

  it("as a whole, where a part of its input is one and no part of it is recognised", () => {
    const inputs = { tags: { token: secret("t0p") } };
    expect(marked({ tags: { Token: "ca8f" } }, { inputs })).toEqual({ tags: secret({ Token: "ca8f" }) });
  });

  it("where it is marked already, and no more of it than that", () => {
    const outputs = { tags: { token: secret("one-secret"), Name: "n" } };
    expect(marked(outputs, { inputs: { tags: outputs.tags } })).toEqual(outputs);
  });
});
