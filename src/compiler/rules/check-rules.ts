/** The rules stage: every rule runs, none hides another. */
import type { Diagnostic, Span } from "../../diagnostic/diagnostic.ts";
import { entriesOf, keySpan, locate, valueSpan } from "../../source/positioned.ts";
import type { ResolvedJob, ResolvedService } from "../overlay/resolved.ts";
import type { Finding, Path, Rule, RuleContext } from "./rule.ts";

/** What the rules say of these environments; each finding names the environment that it holds in. */
export function checkRules(contexts: readonly RuleContext[], rules: readonly Rule[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const tasks = { service: tasksOf(contexts, "services"), job: tasksOf(contexts, "jobs") };
  for (const rule of rules) {
    if (rule.scope === "together") {
      for (const finding of rule.check(contexts)) found.push(diagnostic(rule, finding, finding.context ?? contexts[0]));
      continue;
    }
    if (rule.scope === "environment") {
      for (const context of contexts) {
        for (const finding of rule.check(context)) found.push(diagnostic(rule, finding, context));
      }
      continue;
    }
    for (const kind of rule.scope === "task" ? (["service", "job"] as const) : [rule.scope]) {
      for (const { key, entry, environments } of tasks[kind]) {
        for (const finding of rule.check(entry as never, key, kind)) {
          const whole = below([`${kind}s`, key], finding);
          for (const context of environments) found.push(diagnostic(rule, whole, context));
        }
      }
    }
  }
  return found;
}

interface SharedTask {
  readonly key: string;
  readonly entry: ResolvedService | ResolvedJob;
  /** Those in which the entry is this one; one that changes it has an entry of its own. */
  readonly environments: RuleContext[];
}

/** The services or jobs of all environments, each once for the environments that share it. */
function tasksOf(contexts: readonly RuleContext[], kind: "services" | "jobs"): readonly SharedTask[] {
  const tasks = new Map<object, SharedTask>();
  for (const context of contexts) {
    for (const [key, entry] of Object.entries(context.spec[kind])) {
      const known = tasks.get(entry);
      if (known === undefined) tasks.set(entry, { key, entry, environments: [context] });
      else known.environments.push(context);
    }
  }
  return [...tasks.values()];
}

/** A finding about one entry, with its paths below the specification. */
function below(entry: Path, finding: Finding): Finding {
  const related = finding.related.map((other) => ({ ...other, path: [...entry, ...other.path] }));
  return { ...finding, path: [...entry, ...finding.path], related };
}

function diagnostic(rule: Rule, finding: Finding, context: RuleContext | undefined): Diagnostic {
  const { path, at, file, secret, message, help, related } = finding;
  const root = file === undefined ? context?.spec : context?.inventory;
  return {
    code: `rule/${rule.name}`,
    severity: rule.severity,
    message,
    span: spanOf(root, path, at),
    help: help === "" ? undefined : help,
    related: related.map((other) => ({
      span: spanOf((other.context ?? context)?.spec, other.path, undefined),
      message: other.message,
    })),
    ...(secret ? { conceals: [spanOf(root, path, "value")] } : {}),
    environments: context === undefined ? [] : [context.environment],
  };
}

/** The place of a path; where a default gave the value, that of the nearest ancestor that an author wrote. */
function spanOf(root: object | undefined, path: Path, at: "key" | "value" | undefined): Span {
  if (root === undefined) return { file: "", start: 0, end: 0 };
  const { entry, depth } = locate(root, path);
  if (entry === undefined) {
    const first = entriesOf(root)?.values().next().value;
    return first === undefined ? { file: "", start: 0, end: 0 } : keySpan(first);
  }
  if (depth < path.length) return keySpan(entry);
  if (at !== undefined) return at === "key" ? keySpan(entry) : valueSpan(entry);
  return isScalar(root, path) ? valueSpan(entry) : keySpan(entry);
}

function isScalar(root: unknown, path: Path): boolean {
  let value = root;
  for (const segment of path) value = (value as Record<string | number, unknown>)[segment];
  return typeof value !== "object" || value === null;
}
