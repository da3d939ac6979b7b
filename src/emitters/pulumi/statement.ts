/** A node as the expression that makes it: `new aws.lb.TargetGroup("gateway", { … }, { parent: gateway, provider })`. */
import { invariant } from "../../diagnostic/invariant.ts";
import type { Alias, GraphNode, NodeOptions } from "../../graph/graph.ts";
import type { NodeId, PlainValue } from "../../graph/values.ts";
import {
  access,
  call,
  construct,
  type Expression,
  literal,
  type Names,
  object,
  valueExpression,
} from "./expression.ts";
import { calleeOf } from "./names.ts";

/** The call or construction of a node; groups take no inputs. */
export function nodeExpression(node: GraphNode, names: Names): Expression {
  const callee = calleeOf(node);
  const options = optionsExpression(node.options, names);
  const inputs = valueExpression(node.inputs, names);
  switch (node.kind) {
    case "component":
      invariant(Object.keys(node.inputs).length === 0, `the group ${node.id} has inputs`);
      return construct(callee, literal(node.name), ...(options ? [options] : []));
    case "invoke":
      return call(callee, inputs, ...(options ? [options] : []));
    default:
      return construct(callee, literal(node.name), inputs, ...(options ? [options] : []));
  }
}

/** How each option is printed. The order of the keys is the order in the program. */
const PRINTERS: {
  readonly [K in keyof Required<NodeOptions>]: (value: Required<NodeOptions>[K], names: Names) => Expression;
} = {
  parent: node,
  provider: node,
  providers: nodes,
  dependsOn: nodes,
  protect: data,
  retainOnDelete: data,
  ignoreChanges: data,
  replaceOnChanges: data,
  deleteBeforeReplace: data,
  aliases: (aliases, names) => ({ kind: "array", items: aliases.map((alias) => aliasExpression(alias, names)) }),
  import: data,
  customTimeouts: data,
  deletedWith: node,
  additionalSecretOutputs: data,
};

/** The options as an object, or `undefined` where there are none. */
function optionsExpression(options: NodeOptions, names: Names): Expression | undefined {
  const members: Record<string, Expression> = {};
  for (const key of Object.keys(PRINTERS) as (keyof NodeOptions)[]) {
    const printed = printOption(key, options, names);
    if (printed) members[key] = printed;
  }
  return Object.keys(members).length === 0 ? undefined : object(members);
}

function printOption<K extends keyof NodeOptions>(key: K, options: NodeOptions, names: Names): Expression | undefined {
  const value = options[key] as Required<NodeOptions>[K] | undefined;
  return value === undefined ? undefined : PRINTERS[key](value, names);
}

function node(id: NodeId, names: Names): Expression {
  return access(names(id));
}

function nodes(ids: readonly NodeId[], names: Names): Expression {
  return { kind: "array", items: ids.map((id) => node(id, names)) };
}

function data(value: PlainValue, names: Names): Expression {
  return valueExpression(value, names);
}

function aliasExpression({ name, type, parent, noParent }: Alias, names: Names): Expression {
  return object({
    ...(name === undefined ? {} : { name: literal(name) }),
    ...(type === undefined ? {} : { type: literal(type) }),
    ...(parent === undefined ? {} : { parent: node(parent, names) }),
    ...(noParent ? { parent: access("pulumi", "rootStackResource") } : {}),
  });
}
