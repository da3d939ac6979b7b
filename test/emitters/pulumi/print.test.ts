// biome-ignore-all lint/suspicious/noTemplateCurlyInString: text that looks like a placeholder has to stay text
import fc from "fast-check";
import { format } from "prettier";
import { expect, it } from "vitest";
import { type Expression, valueExpression } from "../../../src/emitters/pulumi/expression.ts";
import { PRINT_WIDTH, printDeclaration, printNames } from "../../../src/emitters/pulumi/print.ts";
import type { PlainValue } from "../../../src/graph/values.ts";
import { plainValue } from "./arbitrary.ts";

function print(value: PlainValue): string {
  return printDeclaration("const value", expression(value));
}

function expression(value: PlainValue): Expression {
  return valueExpression(value, () => "node");
}

async function prettier(source: string): Promise<string> {
  return (await format(source, { parser: "typescript", printWidth: PRINT_WIDTH })).trimEnd();
}

it("keeps on a line what fits and breaks what does not", () => {
  expect(print({ path: "/healthz", ports: [80, 443], "cost-center": null, on: true })).toBe(
    'const value = { path: "/healthz", ports: [80, 443], "cost-center": null, on: true };',
  );
  expect(
    print({ first: "x".repeat(60), second: { third: ["y".repeat(30)] }, empty: {}, none: [] }),
  ).toBe(`const value = {
  first: "${"x".repeat(60)}",
  second: { third: ["${"y".repeat(30)}"] },
  empty: {},
  none: [],
};`);
});

it("puts several objects one below the other and one alone on the line", () => {
  expect(print([{ a: 1, b: 2 }])).toBe("const value = [{ a: 1, b: 2 }];");
  expect(print([{ a: 1 }, { a: 2 }])).toBe("const value = [{ a: 1 }, { a: 2 }];");
  expect(
    print([
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ]),
  ).toBe("const value = [\n  { a: 1, b: 2 },\n  { a: 3, b: 4 },\n];");
});

it("prints computed values as Pulumi's calls", () => {
  const arn = { $: "reference", node: "n", path: ["natGateways", 0, "arn"] } as const;
  expect(print(arn)).toBe("const value = node.natGateways[0].arn;");
  expect(print({ $: "interpolation", parts: ["a`$", arn, "{", "x}"] })).toBe(
    "const value = pulumi.interpolate`a\\`$${node.natGateways[0].arn}{x}`;",
  );
  expect(print({ $: "interpolation", parts: ["$", "{x}"] })).toBe("const value = pulumi.interpolate`\\${x}`;");
  expect(print({ $: "json", value: { a: arn } })).toBe(
    "const value = pulumi.jsonStringify({ a: node.natGateways[0].arn });",
  );
  expect(print({ $: "secret", value: "s" })).toBe('const value = pulumi.secret("s");');
  expect(print({ $: "configuration", key: "k", secret: true })).toBe('const value = config.requireSecret("k");');
  expect(print({ $: "archive", files: { "index.js": "x" }, hash: "" })).toBe(
    'const value = new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("x") });',
  );
});

it("breaks long lists of imported names", () => {
  const names = Array.from({ length: 12 }, (_, index) => `resource${index}`);
  expect(printNames("import ", names.slice(0, 2), ' from "./x";')).toBe('import { resource0, resource1 } from "./x";');
  expect(printNames("import ", names, ' from "./x";').split("\n")).toHaveLength(14);
});

it("is what Prettier makes of it", async () => {
  // Prettier counts the columns of wide and combining characters; the layout here counts characters.
  const narrow = fc.stringMatching(/^[ -~]{0,50}$/);
  const name = fc
    .oneof(fc.stringMatching(/^[a-zA-Z]{1,30}$/), narrow)
    .filter((key) => key !== "$" && key !== "__proto__");
  const reference = fc.record({
    $: fc.constant("reference" as const),
    node: fc.constant("n"),
    path: fc.array(fc.constantFrom("arn", "publicSubnetIds", "x-y", 0), { minLength: 1, maxLength: 4 }),
  });
  const { value } = fc.letrec<{ value: PlainValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", maxDepth: 5 },
      narrow,
      fc.integer(),
      fc.boolean(),
      reference,
      fc.array(fc.integer({ min: 0, max: 65535 }), { maxLength: 30 }),
      fc.record({ $: fc.constant("interpolation" as const), parts: fc.tuple(narrow, reference, narrow) }),
      fc.record({ $: fc.constant("configuration" as const), key: narrow, secret: fc.boolean() }),
      fc.record({ $: fc.constant("json" as const), value: tie("value") }),
      fc.record({ $: fc.constant("secret" as const), value: tie("value") }),
      fc.array(tie("value"), { maxLength: 5 }),
      fc.array(fc.tuple(name, tie("value")), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(value, async (any) => {
      const source = print(any);
      expect(await prettier(source)).toBe(source);
    }),
    { numRuns: 500 },
  );
});

it("is fit for any value", () => {
  fc.assert(
    fc.property(plainValue(["n"]), (value) => {
      expect(print(value)).toMatch(/^const value =[\s\S]*;$/);
    }),
  );
});
