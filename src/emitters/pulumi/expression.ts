/**
 * The expressions that a program's values are printed from, and how a graph's values become such expressions. Roots are
 * local names, so that a file's imports follow from what its expressions use.
 */
import { invariant } from "../../diagnostic/invariant.ts";
import {
  type Computed,
  isComputed,
  type Literal,
  type NodeId,
  type PathStep,
  type PlainValue,
} from "../../graph/values.ts";

/** A name and a path into it: `vpc`, `vpc.publicSubnetIds[0]`, `aws.lb.TargetGroup`. */
export interface Access {
  readonly kind: "access";
  readonly root: string;
  readonly path: readonly PathStep[];
}

export interface Member {
  readonly key: string;
  readonly value: Expression;
}

export type Expression =
  | { readonly kind: "literal"; readonly value: Literal }
  | Access
  | { readonly kind: "array"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly members: readonly Member[] }
  | { readonly kind: "template"; readonly tag: Access; readonly parts: readonly (string | Expression)[] }
  | {
      readonly kind: "call";
      readonly construct: boolean;
      readonly callee: Access;
      readonly args: readonly Expression[];
    };

/** The local name of a node in the file that is printed. */
export type Names = (node: NodeId) => string;

export function access(root: string, ...path: readonly PathStep[]): Access {
  return { kind: "access", root, path };
}

export function literal(value: Literal): Expression {
  return { kind: "literal", value };
}

export function object(members: Readonly<Record<string, Expression>>): Expression {
  return { kind: "object", members: Object.entries(members).map(([key, value]) => ({ key, value })) };
}

export function call(callee: Access, ...args: readonly Expression[]): Expression {
  return { kind: "call", construct: false, callee, args };
}

export function construct(callee: Access, ...args: readonly Expression[]): Expression {
  return { kind: "call", construct: true, callee, args };
}

/** A graph's value as an expression. */
export function valueExpression(value: PlainValue, names: Names): Expression {
  if (isComputed(value)) return computedExpression(value, names);
  if (Array.isArray(value)) return { kind: "array", items: value.map((item) => valueExpression(item, names)) };
  if (typeof value !== "object" || value === null) return literal(value as Literal);
  return {
    kind: "object",
    members: Object.entries(value).map(([key, member]) => ({ key, value: valueExpression(member, names) })),
  };
}

function computedExpression(value: Computed, names: Names): Expression {
  switch (value.$) {
    case "reference":
      return value.orElse === undefined
        ? access(names(value.node), ...value.path)
        : call(access("required"), access(names(value.node), ...value.path), literal(value.orElse));
    case "configuration":
      return call(access("config", value.secret ? "requireSecret" : "require"), literal(value.key));
    case "interpolation":
      return {
        kind: "template",
        tag: access("pulumi", "interpolate"),
        parts: joined(value.parts.map((part) => (typeof part === "string" ? part : computedExpression(part, names)))),
      };
    case "json":
      return call(access("pulumi", "jsonStringify"), valueExpression(value.value, names));
    case "secret":
      return call(access("pulumi", "secret"), valueExpression(value.value, names));
    case "archive":
      return construct(access("pulumi", "asset", "AssetArchive"), {
        kind: "object",
        members: Object.entries(value.files).map(([key, text]) => ({
          key,
          value:
            value.folder === undefined
              ? construct(access("pulumi", "asset", "StringAsset"), literal(text))
              : call(access("source"), literal(`${value.folder}/${key}`)),
        })),
      });
    default:
      return unknownValue(value);
  }
}

function unknownValue(value: never): never {
  invariant(false, `a value of the kind ${JSON.stringify(value)} cannot be printed`);
}

/** Parts without neighbouring texts, which could otherwise join to a placeholder. */
function joined(parts: readonly (string | Expression)[]): readonly (string | Expression)[] {
  const result: (string | Expression)[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === "string" && typeof last === "string") result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

/** Calls `visit` with an expression and with everything inside it. */
export function visitExpressions(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  for (const child of childrenOf(expression)) visitExpressions(child, visit);
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "access":
      return [];
    case "array":
      return expression.items;
    case "object":
      return expression.members.map(({ value }) => value);
    case "template":
      return [expression.tag, ...expression.parts.filter((part) => typeof part !== "string")];
    case "call":
      return [expression.callee, ...expression.args];
  }
}
