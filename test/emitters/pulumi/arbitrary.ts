// biome-ignore-all lint/suspicious/noTemplateCurlyInString: text that looks like a placeholder has to stay text
/** Generators of hostile texts, of the graph's values and of whole stacks. */
import fc from "fast-check";
import type { GraphNode, StackGraph } from "../../../src/graph/graph.ts";
import { nodeId } from "../../../src/graph/graph.ts";
import type { Literal, PlainValue, Reference } from "../../../src/graph/values.ts";

/** Texts that try to leave the place where they are written. */
export const NASTY: readonly string[] = [
  "${process.exit(1)}",
  "`;throw 1;`",
  "\\${x}",
  "\\",
  "*/ x /*",
  "</script>",
  '"',
  "'",
  "\"'`",
  "\n",
  "\r\n",
  "a\u2028b\u2029c",
  "\ud800",
  "x\udc00y",
  "\ufeff",
  "\u202e",
  "\0",
  "__proto__",
  "constructor",
  "{{literal x}}",
  "{{{x}}}",
  "// x",
  "é",
  "日本語",
  "🙂",
  "",
];

export const text = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
    {
      weight: 3,
      arbitrary: fc
        .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 6 })), { maxLength: 5 })
        .map((parts) => parts.join("")),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
        .map((units) => String.fromCharCode(...units)),
    },
    { weight: 2, arbitrary: fc.lorem({ maxCount: 25 }) },
  );

export const key = (): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.constantFrom(
        "name",
        "tags",
        "a",
        "import",
        "default",
        "cost-center",
        "__proto__",
        "0",
        "10",
        "healthCheckPath",
      ),
      text(),
    )
    .filter((name) => name !== "$");

export const literalValue = (): fc.Arbitrary<Literal> =>
  fc.oneof(
    text(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
  );

const step = (): fc.Arbitrary<string | number> =>
  fc.oneof(
    fc.constantFrom("arn", "id", "publicSubnetIds", "x-y", 0, 17),
    text().filter((name) => !/^(0|[1-9]\d*)$/.test(name)),
  );

function reference(nodes: readonly string[]): fc.Arbitrary<Reference> {
  return fc.record({
    $: fc.constant("reference" as const),
    node: fc.constantFrom(...nodes),
    path: fc.array(step(), { minLength: 1, maxLength: 3 }),
  });
}

/** Values that refer to the nodes given. */
export function plainValue(nodes: readonly string[]): fc.Arbitrary<PlainValue> {
  const configuration = fc.record({ $: fc.constant("configuration" as const), key: text(), secret: fc.boolean() });
  const hole = nodes.length === 0 ? configuration : fc.oneof(configuration, reference(nodes));
  const parts = fc
    .tuple(text(), fc.array(fc.tuple(hole, text()), { minLength: 1, maxLength: 3 }))
    .map(([first, others]) => [first, ...others.flat()].filter((part) => part !== ""));
  const archive = fc
    .array(fc.tuple(key(), text()), { maxLength: 3 })
    .map((files) => ({ $: "archive" as const, files: Object.fromEntries(files), hash: "" }));
  const { value } = fc.letrec<{ value: PlainValue; record: PlainValue; list: PlainValue }>((tie) => ({
    list: fc.array(tie("value"), { maxLength: 4 }),
    record: fc.array(fc.tuple(key(), tie("value")), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      literalValue(),
      configuration,
      hole,
      fc.record({ $: fc.constant("interpolation" as const), parts }),
      archive as fc.Arbitrary<PlainValue>,
      fc.record({ $: fc.constant("json" as const), value: tie("value") }),
      fc.record({ $: fc.constant("secret" as const), value: tie("value") }),
      tie("list"),
      tie("record"),
    ),
  }));
  return value;
}

const TOKENS = [
  "aws:lb/targetGroup:TargetGroup",
  "aws:index/x:X",
  "awsx:ec2:Vpc",
  "mongodbatlas:index/project:Project",
] as const;
const FILES = ["network", "shared/keys", "services/gateway", "services/config", "x"] as const;

/** A stack whose nodes refer to earlier ones; files refer to earlier files only, as the graph's laws want it. */
export function stack(): fc.Arbitrary<StackGraph> {
  const shape = fc.record({
    token: fc.constantFrom(...TOKENS),
    file: fc.nat({ max: FILES.length - 1 }),
    role: fc.constantFrom("target-group", "Vpc", "aws", "config", "class", "2nd", "gateway"),
    path: text(),
  });
  return fc.array(shape, { minLength: 1, maxLength: 6 }).chain((shapes) => {
    const sorted = [...shapes].sort((a, b) => a.file - b.file);
    const ids = sorted.map(({ token }, index) => nodeId(token, `node-${index}`));
    const nodes = sorted.map(({ token, file, role, path }, index) =>
      fc
        .record({
          inputs: fc.array(fc.tuple(key(), plainValue(ids.slice(0, index))), { maxLength: 4 }),
          uses: fc.subarray(ids.slice(0, index)),
        })
        .map(
          ({ inputs, uses }): GraphNode => ({
            id: ids[index] as string,
            kind: "resource",
            token,
            name: `node-${index}`,
            inputs: Object.fromEntries(inputs),
            options: uses.length === 0 ? {} : { dependsOn: uses, protect: true },
            file: FILES[file] as string,
            role,
            owner: "shared.network",
            stateful: false,
            origin: { file: "spec/platform.yaml", path },
          }),
        ),
    );
    const outputs = fc.array(
      fc.tuple(
        fc.constantFrom("url", "vpc", "class", "config", "a-b"),
        fc.record({ value: plainValue(ids), description: text() }),
      ),
      { maxLength: 3 },
    );
    return fc.tuple(fc.tuple(...nodes), outputs).map(([members, named]) => ({
      name: "production",
      project: "provfair",
      region: "us-east-1",
      environment: "production",
      nodes: members,
      outputs: Object.fromEntries(named),
    }));
  });
}
