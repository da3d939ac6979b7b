import { createRequire } from "node:module";
import fc from "fast-check";
import { format } from "prettier";
import ts from "typescript";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { type EmittedFile, hashText, MARKER_FILE, parseMarker } from "../../../src/emitters/files.ts";
import { emitPulumiProgram } from "../../../src/emitters/pulumi/emitter.ts";
import versions from "../../../src/emitters/pulumi/versions.json" with { type: "json" };
import { archive } from "../../../src/graph/archive.ts";
import type { StackGraph } from "../../../src/graph/graph.ts";
import { interpolate, required } from "../../../src/graph/values.ts";
import { stack } from "./arbitrary.ts";
import { compiledOf, type Recorded, runProgram } from "./run-program.ts";
import { createSampleBuilder, HOSTILE, sampleStack, scopeOf } from "./sample-stack.ts";

function emit(graph: StackGraph): readonly EmittedFile[] {
  return emitPulumiProgram(graph, { compiler: "0.1.0" });
}

function textOf(files: readonly EmittedFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`${path} is not emitted`);
  return file.text;
}

const sample = emit(sampleStack());

it("keeps the code of functions as files, which the program reads", () => {
  const code = { "index.mjs": HOSTILE, "other.mjs": "export {};\n" };
  const builder = createSampleBuilder();
  scopeOf(builder, "jobs/deep", "deep", "jobs.deep").resource(
    "aws:lambda/function:Function",
    { id: "deep" },
    { role: "arn", code: archive("functions/deep", code) },
  );
  const files = emit(builder.finish());
  expect(textOf(files, "functions/deep/index.mjs")).toBe(HOSTILE);
  expect(textOf(files, "jobs/deep.ts")).toContain('"index.mjs": source("functions/deep/index.mjs"),');
  expect(textOf(files, "jobs/deep.ts")).toContain('import { source } from "../source";');
  expect(textOf(files, "README.md")).toContain("  - `functions/deep/index.mjs`\n");
  const carried = files.filter((file) => file.path.startsWith("functions/"));
  const { calls } = runProgram([...compiledOf(files), ...carried], "bin/index.js");
  expect(calls.find(({ callee }) => callee === "aws.lambda.Function")?.inputs).toMatchObject({
    code: { archive: code },
  });
  expect(emit(createSampleBuilder().finish()).map((file) => file.path)).not.toContain("source.ts");
});

it("stops where an output that a setting needs is not there", () => {
  const builder = createSampleBuilder();
  const scope = scopeOf(builder, "services/gateway", "gateway", "services.gateway");
  const group = scope.resource("aws:lb/targetGroup:TargetGroup", { id: "gateway" }, {});
  const arn = required(group.arn, HOSTILE);
  scope.resource("aws:ec2/securityGroup:SecurityGroup", { id: "gateway" }, { description: interpolate`${arn}/x` });
  const files = emit(builder.finish());
  expect(textOf(files, "services/gateway.ts")).toContain('import { required } from "../required";');
  expect(textOf(files, "services/gateway.ts")).toContain(
    "description: pulumi.interpolate`${required(targetGroup.arn, ",
  );
  expect(textOf(files, "required.ts")).toContain("throw new pulumi.RunError(message)");
  const { calls } = runProgram(compiledOf(files), "bin/index.js");
  expect(calls.find(({ callee }) => callee === "aws.ec2.SecurityGroup")?.inputs).toMatchObject({
    description: { $: "interpolation", parts: [expect.objectContaining({ path: ["arn"], orElse: HOSTILE }), "/x"] },
  });
  expect(emit(createSampleBuilder().finish()).map((file) => file.path)).not.toContain("required.ts");
});

it("prints what a careful Pulumi user writes by hand", () => {
  const builder = createSampleBuilder();
  const vpc = scopeOf(builder, "network", "network").remoteComponent("awsx:ec2:Vpc", { id: "platform" }, {}, []);
  scopeOf(builder, "services/gateway", "gateway", "services.gateway").resource(
    "aws:lb/targetGroup:TargetGroup",
    { id: "gateway" },
    { vpcId: vpc.vpcId, port: 8080, healthCheck: { path: "/healthz", interval: 15 } },
    { origin: { file: "spec/environments/production.yaml", path: "services.gateway.health" } },
  );
  expect(
    textOf(emit(builder.finish()), "services/gateway.ts"),
  ).toBe(`// spec/platform.yaml services.gateway, spec/environments/production.yaml services.gateway.health
import * as aws from "@pulumi/aws";
import { Group } from "../group";
import { vpc } from "../network";
import { provider } from "../provider";

// services.gateway
const gateway = new Group("gateway");

// spec/environments/production.yaml services.gateway.health
const targetGroup = new aws.lb.TargetGroup(
  "gateway",
  {
    vpcId: vpc.vpcId,
    port: 8080,
    healthCheck: { path: "/healthz", interval: 15 },
    tags: { Name: "provfair-production-gateway" },
  },
  { parent: gateway, provider },
);
`);
});

it("imports every file in order and exports the outputs, described", () => {
  expect(textOf(sample, "index.ts")).toBe(`// provfair, stack production, us-east-1
import * as pulumi from "@pulumi/pulumi";
import "./provider";
import { vpc } from "./network";
import "./observability";
import { targetGroup } from "./services/gateway";

const config = new pulumi.Config();

// where the gateway's tasks are registered
export const gatewayTargetGroup = targetGroup.arn;

export const network = vpc.vpcId;

// two
// lines
const loadBalancerOutput = pulumi.interpolate\`https://\${targetGroup.name}/\`;
export { loadBalancerOutput as "load-balancer" };

const defaultKeyOutput = config.requireSecret("token");
export { defaultKeyOutput as "default-key" };
`);
});

it("calls imports apart that are called alike", () => {
  const builder = createSampleBuilder();
  const groups = ["gateway", "profiles"].map((id) =>
    scopeOf(builder, `services/${id}`, id).resource("aws:lb/targetGroup:TargetGroup", { id }, {}),
  );
  scopeOf(builder, "services/routes", "routes").resource(
    "aws:lb/targetGroup:TargetGroup",
    { id: "last" },
    {},
    { dependsOn: groups },
  );
  const files = emit(builder.finish());
  expect(textOf(files, "services/routes.ts")).toContain(
    'import { targetGroup as gatewayTargetGroup } from "./gateway";',
  );
  expect(textOf(files, "services/routes.ts")).toContain("dependsOn: [gatewayTargetGroup, profilesTargetGroup]");
  expect(textOf(files, "bin/services/routes.js")).toContain(
    'const { targetGroup: profilesTargetGroup } = require("./profiles");',
  );
});

it("lists its files with their hashes in the marker", () => {
  const marker = parseMarker(textOf(sample, MARKER_FILE));
  expect(marker?.compiler).toBe("0.1.0");
  expect(marker?.files).toEqual(
    Object.fromEntries(
      sample.filter(({ path }) => path !== MARKER_FILE).map(({ path, text }) => [path, hashText(text)]),
    ),
  );
});

it("pins the versions that this package pins itself, and only packages that are used", () => {
  const own = createRequire(import.meta.url)("../../../package.json");
  const pins = { ...own.dependencies, ...own.devDependencies, ...own.peerDependencies };
  for (const [name, version] of Object.entries({ ...versions.dependencies, ...versions.devDependencies })) {
    expect({ [name]: pins[name] }).toEqual({ [name]: version });
  }
  const emitted = JSON.parse(textOf(sample, "package.json"));
  expect(Object.keys(emitted.dependencies)).toEqual(["@pulumi/aws", "@pulumi/awsx", "@pulumi/pulumi"]);
  expect(emitted.main).toBe("bin/index.js");
});

it("is a project that the Pulumi CLI runs as compiled", () => {
  expect(parse(textOf(sample, "Pulumi.yaml"))).toEqual({
    name: "provfair",
    description: "provfair, written by provfair-compile",
    runtime: { name: "nodejs", options: { typescript: false, nodeargs: "--stack-trace-limit=0" } },
  });
});

it("says in its README where it comes from and what it needs", () => {
  const readme = textOf(sample, "README.md");
  expect(readme).toContain("- `spec/platform.yaml`");
  expect(readme).toContain("- `allocation`\n- `token` (secret: add `--secret`)");
  expect(readme).toContain("- `services/gateway.ts`: spec/platform.yaml services.gateway");
});

it("stays as it is under Prettier", async () => {
  for (const { path, text } of sample.filter((file) => /\.(ts|js)$/.test(file.path))) {
    expect(await format(text, { parser: path.endsWith(".ts") ? "typescript" : "babel", printWidth: 100 }), path).toBe(
      text,
    );
  }
});

it("runs to the sample's hostile text and options", () => {
  const { calls, outputs } = runProgram(compiledOf(sample), "bin/index.js");
  expect(JSON.stringify(calls.find(({ callee }) => callee === "aws.ecs.TaskDefinition"))).toContain(
    JSON.stringify(HOSTILE).slice(1, -1),
  );
  expect(calls.find(({ callee }) => callee === "aws.ec2.SecurityGroup")?.options).toEqual({
    parent: { $resource: "provfair:platform:Group::gateway" },
    provider: { $resource: "aws.Provider::aws" },
    aliases: [{ name: "old-gateway" }, { name: "older", parent: undefined }],
    customTimeouts: { delete: "30m" },
  });
  expect(calls.find(({ callee }) => callee === "aws.ecs.TaskDefinition")?.options).toEqual({
    parent: { $resource: "provfair:platform:Group::gateway" },
    provider: { $resource: "aws.Provider::aws" },
    dependsOn: [{ $resource: "aws.lb.TargetGroup::gateway" }, { $resource: "aws.ec2.SecurityGroup::gateway" }],
    ignoreChanges: ["cpu"],
    replaceOnChanges: ["family"],
    deleteBeforeReplace: true,
  });
  expect(calls.find(({ callee }) => callee === "awsx.ec2.Vpc")?.options).toEqual({
    parent: { $resource: "provfair:platform:Group::network" },
    providers: [{ $resource: "aws.Provider::aws" }],
  });
  expect(outputs["network"]).toEqual({ $: "reference", node: "awsx.ec2.Vpc::platform", path: ["vpcId"] });
});

/** What a run must record for a graph: its nodes as they are, in file order. */
function expectedCalls(graph: StackGraph): readonly Omit<Recorded, "callee">[] {
  const callees = new Map(graph.nodes.map((node) => [node.id, `${calleeName(node.token)}::${node.name}`]));
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== "object" || value === null) return value;
    const marked = value as { $?: string; node?: string; path?: unknown; files?: unknown };
    if (marked.$ === "reference")
      return { $: "reference", node: callees.get(marked.node as string), path: marked.path };
    if (marked.$ === "archive") return { archive: marked.files };
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, renamed(member)]));
  };
  return [...graph.nodes]
    .sort((a, b) => fileOrder(graph, a.file) - fileOrder(graph, b.file))
    .map(({ name, inputs, options }) => ({
      name,
      inputs: renamed(inputs),
      options: options.dependsOn && {
        dependsOn: options.dependsOn.map((id) => ({ $resource: callees.get(id) })),
        protect: options.protect,
      },
    }));
}

function fileOrder(graph: StackGraph, file: string): number {
  return graph.nodes.findIndex((node) => node.file === file);
}

function calleeName(token: string): string {
  const [root, module = "", name] = token.split(":");
  const folder = module.split("/")[0];
  return folder === "index" ? `${root}.${name}` : `${root}.${folder}.${name}`;
}

/** Text in which order, `__proto__` and missing members show. */
function exactly(value: unknown): string {
  return JSON.stringify(value, null, 1);
}

it("gives the graph back when it runs, compiled or built with TypeScript, whatever its texts", () => {
  fc.assert(
    fc.property(stack(), (graph) => {
      const files = emit(graph);
      const compiled = runProgram(compiledOf(files), "bin/index.js");
      expect(exactly(compiled.calls.map(({ callee, ...call }) => call))).toBe(exactly(expectedCalls(graph)));
      const built = files
        .filter(({ path }) => path.endsWith(".ts"))
        .map(({ path, text }) => ({
          path: path.replace(/ts$/, "js"),
          text: ts.transpileModule(text, {
            compilerOptions: {
              module: ts.ModuleKind.CommonJS,
              target: ts.ScriptTarget.ES2022,
              verbatimModuleSyntax: false,
            },
          }).outputText,
        }));
      const rebuilt = runProgram(built, "index.js");
      expect(exactly(rebuilt)).toBe(exactly(compiled));
    }),
    { numRuns: 40 },
  );
});

const ALLOWED: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.EndOfFileToken,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ImportClause,
  ts.SyntaxKind.NamespaceImport,
  ts.SyntaxKind.NamedImports,
  ts.SyntaxKind.ImportSpecifier,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.NamedExports,
  ts.SyntaxKind.ExportSpecifier,
  ts.SyntaxKind.ExportKeyword,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.VariableDeclarationList,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.Identifier,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.ShorthandPropertyAssignment,
  ts.SyntaxKind.PropertyAccessExpression,
  ts.SyntaxKind.ElementAccessExpression,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateSpan,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.TaggedTemplateExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.CallExpression,
]);
const CALLED =
  /^(pulumi\.(jsonStringify|secret|interpolate|Config|asset\.(String|Archive)?Asset(Archive)?)|config\.require(Secret)?|(aws|awsx|mongodbatlas)(\.\w+)+|Group)$/;

/** Everything in a source that is not a literal, a reference or a known call. */
function strangers(text: string): readonly string[] {
  const file = ts.createSourceFile("x.ts", text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const negative =
      ts.isPrefixUnaryExpression(node) &&
      node.operator === ts.SyntaxKind.MinusToken &&
      ts.isNumericLiteral(node.operand);
    const prototype = ts.isComputedPropertyName(node) && node.getText() === '["__proto__"]';
    if (!ALLOWED.has(node.kind) && !negative && !prototype)
      found.push(`${ts.SyntaxKind[node.kind]}: ${node.getText()}`);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) check(node.expression);
    if (ts.isTaggedTemplateExpression(node)) check(node.tag);
    ts.forEachChild(node, visit);
  };
  const check = (callee: ts.Expression): void => {
    if (!CALLED.test(callee.getText())) found.push(`call of ${callee.getText()}`);
  };
  visit(file);
  return found;
}

/** The names that a source imports and never uses. */
function unusedImports(text: string): readonly string[] {
  const file = ts.createSourceFile("x.ts", text, ts.ScriptTarget.ES2022, true);
  const imported: string[] = [];
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isNamespaceImport(node) || ts.isImportSpecifier(node)) imported.push(node.name.text);
    else if (ts.isIdentifier(node)) used.add(node.text);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return imported.filter((name) => !used.has(name));
}

it("consists of literals, references and known calls, and imports what it uses, whatever its texts", () => {
  expect(strangers("const a = () => 1; eval(`x`);")).not.toEqual([]);
  expect(unusedImports('import { a, b as c } from "./x"; const d = [a];')).toEqual(["c"]);
  fc.assert(
    fc.property(stack(), (graph) => {
      for (const { path, text } of emit(graph)) {
        if (!path.endsWith(".ts")) continue;
        expect(unusedImports(text)).toEqual([]);
        if (path !== "group.ts") expect(strangers(text)).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

it("is the same bytes for the same graph", () => {
  expect(emit(sampleStack())).toEqual(sample);
});

it("emits relative, unique paths", () => {
  const paths = sample.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
});

it("refuses files that import each other in a circle", () => {
  const builder = createSampleBuilder();
  const first = scopeOf(builder, "a", "a").resource("aws:lb/targetGroup:TargetGroup", { id: "one" }, {});
  const second = scopeOf(builder, "b", "b").resource(
    "aws:lb/targetGroup:TargetGroup",
    { id: "two" },
    {},
    { dependsOn: [first] },
  );
  scopeOf(builder, "a", "a").resource("aws:lb/targetGroup:TargetGroup", { id: "three" }, {}, { dependsOn: [second] });
  expect(() => emit(builder.finish())).toThrow("files import each other in a circle: a -> b -> a");
});

it("refuses references to what a component makes itself, and files of its own names", () => {
  const builder = createSampleBuilder();
  const network = scopeOf(builder, "network", "network");
  network.remoteComponent("awsx:ec2:Vpc", { id: "platform" }, {}, [
    { token: "aws:ec2/vpc:Vpc", name: "platform", inputs: {} },
  ]);
  network.resource(
    "aws:lb/targetGroup:TargetGroup",
    { id: "one" },
    {},
    { dependsOn: [{ $id: "aws:ec2/vpc:Vpc::platform" }] },
  );
  expect(() => emit(builder.finish())).toThrow("refers to aws:ec2/vpc:Vpc::platform, which the program does not make");
  const other = createSampleBuilder();
  scopeOf(other, "index", "index").resource("aws:lb/targetGroup:TargetGroup", { id: "one" }, {});
  expect(() => emit(other.finish())).toThrow('"index" is no file of a program');
});
