/** Compares what a program registered with what its graph says, node by node and in both directions. */
import type { Origin } from "../../graph/graph.ts";
import type { Relations } from "../../graph/relations.ts";
import type { NodeId } from "../../graph/values.ts";
import type { Wire } from "../../graph/wire.ts";
import { compareValues, show } from "./compare-values.ts";
import type { InvokeCall, Registered, Registration, Run } from "./registration.ts";

export interface Difference {
  /** The node, `<type>::<name>`; the stack's name for its outputs. */
  readonly id: NodeId;
  /** Empty for what has none: invokes and outputs. */
  readonly urn: string;
  readonly run: Run;
  readonly what:
    | "missing"
    | "extra"
    | "kind"
    | "parent"
    | "input"
    | "secret"
    | "option"
    | "dependency"
    | "output"
    | "invoke";
  /** The property, option or output, and the way into it; empty where the node as a whole differs. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  /** Where the specification says what was expected. */
  readonly origin: Origin | undefined;
  /** Where the program registers what differs, relative to its folder. */
  readonly position: string | undefined;
}

export interface Comparison {
  readonly relations: Relations;
  readonly run: Run;
  /** Whether the program came to its end; if not, what is missing says nothing. */
  readonly complete: boolean;
}

/** All differences, in the graph's order, then what is extra. */
export function compareRegistered(
  expected: Registered,
  actual: Registered,
  comparison: Comparison,
): readonly Difference[] {
  const remaining = new Set(actual.resources);
  const differences: Difference[] = [];
  for (const planned of expected.resources) {
    const found = pick(remaining, planned);
    if (found) remaining.delete(found);
    if (found) differences.push(...compareResource(planned, found, comparison));
    else if (comparison.complete) differences.push(missing(planned, comparison));
  }
  for (const found of remaining) {
    differences.push({
      ...about(found.id, found.urn, comparison, found),
      what: "extra",
      path: "",
      expected: "nothing",
      actual: found.urn,
    });
  }
  differences.push(...compareInvokes(expected.invokes, actual.invokes, comparison));
  if (comparison.complete) differences.push(...compareOutputs(expected, actual, comparison));
  return differences;
}

/** The registration with the planned URN, or else one of the same type and name under another parent. */
function pick(remaining: ReadonlySet<Registration>, planned: Registration): Registration | undefined {
  let other: Registration | undefined;
  for (const registration of remaining) {
    if (registration.urn === planned.urn) return registration;
    if (registration.id === planned.id) other ??= registration;
  }
  return other;
}

function missing(planned: Registration, comparison: Comparison): Difference {
  return {
    ...about(planned.id, planned.urn, comparison),
    what: "missing",
    path: "",
    expected: planned.urn,
    actual: "nothing",
  };
}

function compareResource(planned: Registration, found: Registration, comparison: Comparison): readonly Difference[] {
  const common = about(planned.id, planned.urn, comparison, found);
  const differences: Difference[] = [];
  if (planned.kind !== found.kind) {
    differences.push({ ...common, what: "kind", path: "", expected: planned.kind, actual: found.kind });
  }
  if (planned.parent !== found.parent) {
    const shown = [planned, found].map(({ parent }) => parent ?? "the stack") as [string, string];
    differences.push({ ...common, what: "parent", path: "", expected: shown[0], actual: shown[1] });
  }
  const wrong = new Set<string>();
  for (const property of keysOf(planned.inputs, found.inputs)) {
    const values = compareValues(property, planned.inputs[property], found.inputs[property]);
    if (values.length > 0) wrong.add(property);
    for (const { what, ...value } of values)
      differences.push({ ...common, ...value, what: what === "value" ? "input" : what });
  }
  for (const value of compareOptions(planned.options, found.options)) {
    const { path, expected, actual } = value;
    differences.push({ ...common, path, expected, actual, what: "option" });
  }
  differences.push(...compareDependencies(planned, found, wrong).map((difference) => ({ ...common, ...difference })));
  return differences;
}

/** The options that differ; of a list, which is a set here, what only one side has. */
function compareOptions(planned: Registration["options"], found: Registration["options"]) {
  return keysOf(planned, found).flatMap((option): Pick<Difference, "path" | "expected" | "actual">[] => {
    const [before, after] = [planned[option], found[option]];
    if (!Array.isArray(before ?? after)) return [...compareValues(option, before, after)];
    const lists = [before, after].map((list) => ((list ?? []) as readonly Wire[]).map(show));
    const [a, b] = lists as [string[], string[]];
    const only = (from: readonly string[], other: readonly string[]) =>
      from.filter((member) => !other.includes(member)).join(", ") || "nothing more";
    return a.join() === b.join() ? [] : [{ path: option, expected: only(a, b), actual: only(b, a) }];
  });
}

type DependencyDifference = Pick<Difference, "what" | "path" | "expected" | "actual">;

/** Dependencies that follow from an input that differs are not reported again. */
function compareDependencies(
  planned: Registration,
  found: Registration,
  wrong: ReadonlySet<string>,
): DependencyDifference[] {
  const differences: DependencyDifference[] = [];
  const explained = new Set<NodeId>();
  for (const property of keysOf(planned.propertyDependencies, found.propertyDependencies)) {
    const sets = [planned, found].map(
      ({ propertyDependencies }) => propertyDependencies[property] ?? new Set<NodeId>(),
    );
    const [before, after] = sets as [ReadonlySet<NodeId>, ReadonlySet<NodeId>];
    const differing = [...exclude(before, after), ...exclude(after, before)];
    for (const id of differing) explained.add(id);
    if (differing.length > 0 && !wrong.has(property)) differences.push(dependency(property, before, after));
  }
  const total = [
    ...exclude(planned.dependencies, found.dependencies),
    ...exclude(found.dependencies, planned.dependencies),
  ];
  if (total.some((id) => !explained.has(id))) {
    differences.push(dependency("dependsOn", planned.dependencies, found.dependencies));
  }
  return differences;
}

function dependency(path: string, planned: ReadonlySet<NodeId>, found: ReadonlySet<NodeId>): DependencyDifference {
  const list = (ids: readonly NodeId[]) => (ids.length === 0 ? "nothing more" : [...ids].sort().join(", "));
  return { what: "dependency", path, expected: list(exclude(planned, found)), actual: list(exclude(found, planned)) };
}

function compareInvokes(
  expected: readonly InvokeCall[],
  actual: readonly InvokeCall[],
  comparison: Comparison,
): readonly Difference[] {
  // Whatever the order of the members, in which the SDK sends them.
  const isSame = (a: InvokeCall, b: InvokeCall) =>
    a.token === b.token &&
    compareValues("", a.inputs, b.inputs).length === 0 &&
    compareValues("", a.options, b.options).length === 0;
  const remaining = [...actual];
  const take = (matches: (call: InvokeCall) => boolean): InvokeCall | undefined => {
    const index = remaining.findIndex(matches);
    return index < 0 ? undefined : remaining.splice(index, 1)[0];
  };
  const unmatched = expected.filter((call) => take((other) => isSame(call, other)) === undefined);
  const differences: Difference[] = [];
  for (const planned of unmatched) {
    const common = about(planned.node ?? planned.token, "", comparison);
    const found = take((other) => other.token === planned.token);
    if (found === undefined) {
      if (!comparison.complete) continue;
      differences.push({
        ...common,
        what: "invoke",
        path: "",
        expected: `a call with ${show(planned.inputs)}`,
        actual: "nothing",
      });
      continue;
    }
    const values = [
      ...compareValues("", planned.inputs, found.inputs),
      ...compareValues("", planned.options, found.options),
    ];
    for (const { path, expected, actual } of values) {
      differences.push({ ...common, path, expected, actual, what: "invoke" });
    }
  }
  for (const found of remaining) {
    const common = about(found.token, "", comparison);
    differences.push({
      ...common,
      what: "invoke",
      path: "",
      expected: "nothing",
      actual: `a call with ${show(found.inputs)}`,
    });
  }
  return differences;
}

function compareOutputs(expected: Registered, actual: Registered, comparison: Comparison): readonly Difference[] {
  const common = about(comparison.relations.stack.name, "", comparison);
  return compareValues("", expected.outputs, actual.outputs).map(({ what, ...value }) => ({
    ...common,
    ...value,
    what: what === "secret" ? "secret" : "output",
  }));
}

function about(id: NodeId, urn: string, { relations, run }: Comparison, found?: Registration) {
  return { id, urn, run, origin: relations.find(id)?.origin, position: found?.position };
}

function keysOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function exclude(from: ReadonlySet<NodeId>, other: ReadonlySet<NodeId>): readonly NodeId[] {
  return [...from].filter((id) => !other.has(id));
}
