/** Hostile text in every field that takes text stays text: the emitted program, run, says what the graph says. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { emitPulumiProgram } from "../../src/emitters/pulumi/emitter.ts";
import type { StackGraph } from "../../src/graph/graph.ts";
import { compiledOf, runProgram } from "../emitters/pulumi/run-program.ts";
import { graphOf } from "../support/compiled.ts";
import { hostileTexts } from "../support/generators/scalars.ts";
import { spec } from "../support/generators/spec.ts";
import type { PlainMap, PlainSpec } from "../support/generators/yaml-object.ts";
import { holds } from "../support/properties.ts";

const TAG = /^[A-Za-z0-9 _.:/=+@-]{1,256}$/;

/** Every field of the language that takes free text, holding one. */
function hostile(text: string): PlainSpec {
  const line = text.replace(/\n/g, " ").slice(0, 200) || "x";
  const tag = TAG.test(text) ? text : "x";
  const image = { repository: "nginx", tag: "1" };
  const container = { image, command: [text, "a"], variables: { VALUE: text } };
  const platform: PlainMap = {
    platform: "p",
    description: line,
    owner: tag,
    costCenter: tag,
    tags: { note: tag },
    regions: { primary: "us-east-1" },
    services: {
      web: {
        ...container,
        port: 80,
        cpu: 512,
        memory: "1GB",
        sidecars: { aside: { ...container, healthCommand: ["CMD", text] } },
      },
    },
    jobs: { nightly: { ...container, schedule: { cron: "0 3 * * *" } } },
    overrides: [{ resource: "services.web/aws:iam/role:Role/web-task", set: { description: text } }],
  };
  return { platform, environments: {}, inventories: {} };
}

/** What the program registers, and what the graph plans, as sets of inputs by name. */
function expectSame(stack: StackGraph): void {
  const files = emitPulumiProgram(stack, { compiler: "0.1.0" });
  const project = parse(files.find(({ path }) => path === "Pulumi.yaml")?.text ?? "") as { description: string };
  expect(project.description).toBe(stack.description ?? `${stack.project}, written by provfair-compile`);
  const { calls } = runProgram(compiledOf(files), "bin/index.js");
  const strings = (value: unknown, found: string[] = []): string[] => {
    if (typeof value === "string") found.push(value);
    else if (typeof value === "object" && value !== null)
      for (const member of Object.values(value)) strings(member, found);
    return found;
  };
  const ours = stack.nodes.filter(({ madeBy }) => madeBy === undefined);
  expect(calls).toHaveLength(ours.length);
  for (const node of ours) {
    const kind = node.token.slice(node.token.lastIndexOf(":") + 1);
    const candidates = calls.filter(
      ({ name, callee }) =>
        node.kind === "invoke" ||
        (name === node.name && (callee.endsWith(kind) || node.kind === "provider" || node.kind === "component")),
    );
    const literals = (value: unknown): unknown[] =>
      strings(value)
        .filter((one) => !one.includes("::"))
        .sort();
    expect(
      candidates.map(({ inputs }) => literals(withoutCode(inputs ?? {}))),
      node.id,
    ).toContainEqual(literals(withoutCode(node.inputs)));
  }
}

it.each(hostileTexts.map((text) => [JSON.stringify(text), text]))("%s", (_, text) => {
  for (const stack of graphOf(hostile(text)).stacks) expectSame(stack);
});

it("any text", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 30 }).filter((one) => !one.includes("\uFFFD"));
  holds(
    fc.property(text, (one) => {
      for (const stack of graphOf(hostile(one)).stacks) expectSame(stack);
    }),
    12,
  );
});

it("every generated specification", () => {
  holds(
    fc.property(spec({ services: { min: 1, max: 4 }, environments: { min: 0, max: 1 } }), (one) => {
      for (const stack of graphOf(one).stacks) expectSame(stack);
    }),
    8,
  );
});

/** The files of a function are ours, and stand beside the program. */
function withoutCode(inputs: object): object {
  return Object.fromEntries(Object.entries(inputs).filter(([property]) => property !== "code"));
}
