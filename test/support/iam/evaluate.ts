/**
 * Evaluates IAM policies as AWS does within one account: nothing is allowed unless a statement allows it, and a statement
 * that denies wins (IAM User Guide: Policy evaluation logic). What it does not know makes it throw, so that no policy is
 * passed over.
 */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | { readonly [kind: string]: string | readonly string[] };
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export type Principal =
  | { readonly kind: "role"; readonly arn: string; readonly statements: readonly Statement[] }
  | { readonly kind: "service"; readonly name: string };

export interface Request {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  /** Condition keys and their values: `aws:SecureTransport`, `kms:ViaService`, `aws:SourceArn`. */
  readonly context: Readonly<Record<string, string>>;
  /** Statements of the resource's own policy. */
  readonly resourcePolicy: readonly Statement[];
  readonly account: string;
}

const KNOWN = new Set(["Sid", "Effect", "Principal", "Action", "Resource", "Condition"]);

export function isAllowed(request: Request): boolean {
  const { principal, resourcePolicy } = request;
  const own = (principal.kind === "role" ? principal.statements : []).filter((one) => applies(one, request));
  const others = resourcePolicy.filter((one) => applies(one, request));
  if ([...own, ...others.filter((one) => isFor(one, request))].some(({ Effect }) => Effect === "Deny")) return false;
  const identity = own.some(({ Effect }) => Effect === "Allow");
  const direct = others.some((one) => one.Effect === "Allow" && isFor(one, request));
  if (!request.action.startsWith("kms:")) return identity || direct;
  // A key is its policy's alone: identity policies count where it names the account (KMS: Default key policy).
  const delegated = others.some(
    ({ Effect, Principal }) => Effect === "Allow" && names(Principal, "AWS", root(request)),
  );
  return direct || (identity && delegated);
}

/** Whether the statement is about this action and resource, under conditions that are met. */
function applies(statement: Statement, request: Request): boolean {
  const unknown = Object.keys(statement).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) throw new Error(`the evaluator does not know ${unknown}`);
  const { Action, Resource, Condition = {} } = statement;
  return (
    list(Action).some((pattern) => matches(pattern.toLowerCase(), request.action.toLowerCase())) &&
    list(Resource ?? request.resource).some((pattern) => matches(pattern, request.resource)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, list(values), contextOf(request, key))),
    )
  );
}

function contextOf({ context }: Request, key: string): string | undefined {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase());
  return found?.[1];
}

const OPERATORS: Readonly<Record<string, (pattern: string, value: string) => boolean>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringEqualsIgnoreCase: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
  StringLike: (pattern, value) => matches(pattern, value),
  ArnEquals: (pattern, value) => matches(pattern, value),
  ArnLike: (pattern, value) => matches(pattern, value),
  Bool: (pattern, value) => pattern.toLowerCase() === value.toLowerCase(),
};

/** A key that the request does not have meets no condition but a negated one, or one that ends with IfExists. */
function holds(operator: string, values: readonly string[], actual: string | undefined): boolean {
  const optional = operator.endsWith("IfExists");
  const name = optional ? operator.slice(0, -"IfExists".length) : operator;
  if (name === "Null") return values.some((value) => (value === "true") === (actual === undefined));
  const negated = /^(String|Arn)Not/.test(name);
  const test = OPERATORS[negated ? name.replace("Not", "") : name];
  if (test === undefined) throw new Error(`the evaluator does not know the operator ${operator}`);
  if (actual === undefined) return optional || negated;
  return values.some((value) => test(value, actual)) !== negated;
}

/** Whether a statement of a resource's policy names the principal itself. */
function isFor({ Principal }: Statement, { principal }: Request): boolean {
  if (Principal === "*" || names(Principal, "AWS", "*")) return true;
  return principal.kind === "service"
    ? names(Principal, "Service", principal.name)
    : names(Principal, "AWS", principal.arn);
}

function names(principal: Statement["Principal"], kind: string, name: string): boolean {
  return typeof principal === "object" && list(principal[kind] ?? []).includes(name);
}

function root({ account }: Request): string {
  return `arn:aws:iam::${account}:root`;
}

const expressions = new Map<string, RegExp>();

/** Patterns of policies: `*` is any text, `?` one character. */
function matches(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const known = expressions.get(pattern);
  if (known !== undefined) return known.test(text);
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const expression = new RegExp(`^${escaped}$`, "s");
  expressions.set(pattern, expression);
  return expression.test(text);
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
