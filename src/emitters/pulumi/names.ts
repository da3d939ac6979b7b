/** Names in the emitted program: classes from type tokens, variables from roles, aliases where two imports are called alike. */
import { invariant } from "../../diagnostic/invariant.ts";
import { GROUP_TOKEN, type GraphNode } from "../../graph/graph.ts";
import { hashText } from "../files.ts";
import { type Access, access } from "./expression.ts";

/** The packages that a program may import, by the name that its files give them. */
export const PACKAGES: Readonly<Record<string, string>> = {
  pulumi: "@pulumi/pulumi",
  aws: "@pulumi/aws",
  awsx: "@pulumi/awsx",
  mongodbatlas: "@pulumi/mongodbatlas",
};

/** ECMAScript 2023, "Keywords and Reserved Words", strict mode included; and the names of CommonJS and of every file. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if import in instanceof new null return super switch this throw true try typeof var void while with yield " +
    "let static implements interface package private protected public eval arguments async of undefined globalThis " +
    "exports require module __filename __dirname console process config Group source required"
  )
    .split(" ")
    .concat(Object.keys(PACKAGES)),
);

/** Whether a file may call one of its own things so. */
export function isFree(name: string, taken: ReadonlySet<string>): boolean {
  return !RESERVED.has(name) && !taken.has(name);
}

/** `aws.lb.TargetGroup` from `aws:lb/targetGroup:TargetGroup`; of functions the form that takes and gives outputs. */
export function calleeOf({ token, kind }: GraphNode): Access {
  if (token === GROUP_TOKEN) return access("Group");
  const [packageName = "", module = "", name = "", ...rest] = token.split(":");
  invariant(rest.length === 0 && name !== "", `"${token}" is no type token`);
  if (packageName === "pulumi" && module === "providers") return access(knownPackage(name), "Provider");
  const [folder = ""] = module.split("/");
  const member = kind === "invoke" ? `${name}Output` : name;
  const root = knownPackage(packageName);
  return folder === "index" || folder === "" ? access(root, member) : access(root, folder, member);
}

function knownPackage(name: string): string {
  invariant(Object.hasOwn(PACKAGES, name), `the program imports no package "${name}"`);
  return name;
}

/** `targetGroup` from `target-group`, `TargetGroup` or `target_group`; `vpcEndpoint` from `VPCEndpoint`. */
export function camelCase(...words: readonly string[]): string {
  const parts = words.flatMap((word) => word.split(/[^A-Za-z0-9]+/)).filter((part) => part !== "");
  const [first = "resource", ...others] = parts;
  const lowered = first.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, (capitals) => capitals.toLowerCase());
  const name = lowered + others.map(upperFirst).join("");
  return /^[0-9]/.test(name) ? `_${name}` : name;
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The variable of a node among those that its file has taken already. */
export function variableName(node: GraphNode, taken: ReadonlySet<string>): string {
  const type = node.token.slice(node.token.lastIndexOf(":") + 1);
  const role =
    node.kind === "component" ? node.name : node.kind === "invoke" ? node.role.replace(/^get(?=[A-Z])/, "") : node.role;
  const candidates = [
    camelCase(role),
    camelCase(role, type),
    camelCase(node.name, type),
    camelCase(role, type, hashText(node.id).slice(0, 6)),
  ];
  const name = candidates.find((candidate) => isFree(candidate, taken));
  invariant(name !== undefined, `no variable is left for ${node.id}`);
  return name;
}
