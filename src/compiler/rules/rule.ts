/**
 * What a rule is. A rule looks at a resolved specification and reports paths and parameters; wording stands in its
 * declaration, places and severities are added by `checkRules`.
 *
 * - `defineRule` looks at one environment;
 * - `defineServiceRule`, `defineJobRule` and, for both kinds, `defineTaskRule` look at one entry alone, and are asked once
 *   for entries that environments share;
 * - `defineTogetherRule` looks at all environments at once.
 */
import { type Declaration, fill, type Message, type Params } from "../../diagnostic/define.ts";
import type { Severity } from "../../diagnostic/diagnostic.ts";
import type { ResolvedJob, ResolvedService, ResolvedSpec } from "../overlay/resolved.ts";
import type { Inventory } from "../schema/inventory.ts";

export type Path = readonly (string | number)[];

/** One environment as rules see it. */
export interface RuleContext {
  readonly environment: string;
  /** The names of all environments that the specification has, those among them that nobody asked for now. */
  readonly names: readonly string[];
  readonly spec: ResolvedSpec;
  readonly inventory: Inventory;
  /** `YYYY-MM-DD`; only for rules marked as dated. */
  readonly today: string;
}

/** Where a finding is, and what fills the holes of message and help. */
export interface Report<P> {
  /** Below the specification (or the entry, for rules of one entry). A value that a default gave is reported at its section. */
  readonly path: Path;
  /** Blame the key, for names and missing things, or the value. Default: the value of a scalar, else the key. */
  readonly at?: "key" | "value";
  /** Where the path is below the environment's inventory instead. */
  readonly file?: "inventory";
  /** The value at the path is a secret, which nobody may show. */
  readonly secret?: true;
  readonly params: P;
  /** Other places that have a part in it, below the specification. */
  readonly related?: readonly { readonly path: Path; readonly message: string }[];
}

/** In rules about all environments a place is one of an environment. */
export interface TogetherReport<P> extends Omit<Report<P>, "related"> {
  readonly context: RuleContext;
  readonly related?: readonly { readonly context: RuleContext; readonly path: Path; readonly message: string }[];
}

/** An entry's kind as messages call it. */
export type TaskKind = "service" | "job";

interface RuleText<M extends string, H extends string> extends Declaration<M, H> {
  /** The slug: what is wrong, `unknown-service`. */
  readonly name: string;
  /** The section of the language reference that the rule enforces: `docs/language/services.md#calls`. */
  readonly section: string;
}

export interface Finding {
  readonly path: Path;
  readonly at: "key" | "value" | undefined;
  readonly file: "inventory" | undefined;
  readonly secret: boolean;
  readonly message: string;
  readonly help: string;
  readonly related: readonly { readonly path: Path; readonly message: string; readonly context?: RuleContext }[];
  /** Set by rules about all environments. */
  readonly context?: RuleContext;
}

type Check =
  | { readonly scope: "environment"; readonly check: (context: RuleContext) => Finding[] }
  | { readonly scope: "service"; readonly check: (service: ResolvedService, key: string) => Finding[] }
  | { readonly scope: "job"; readonly check: (job: ResolvedJob, key: string) => Finding[] }
  | {
      readonly scope: "task";
      readonly check: (task: ResolvedService | ResolvedJob, key: string, kind: TaskKind) => Finding[];
    }
  | { readonly scope: "together"; readonly check: (contexts: readonly RuleContext[]) => Finding[] };

/** A rule, its parameters' types forgotten. */
export type Rule = Check & {
  readonly name: string;
  readonly section: string;
  readonly severity: Severity;
  readonly message: Message<string>;
  readonly help: Message<string>;
  readonly why: string;
};

type Reporter<P> = (report: Report<P>) => void;

/** A rule about one environment. */
export function defineRule<M extends string, H extends string>(
  rule: RuleText<M, H> & { check(context: RuleContext, report: Reporter<Params<M | H>>): void },
): Rule {
  return {
    ...text(rule),
    scope: "environment",
    check: (context) => collect(rule, (report) => rule.check(context, report)),
  };
}

/** A rule about one service alone. Paths are below the service. */
export function defineServiceRule<M extends string, H extends string>(
  rule: RuleText<M, H> & { check(service: ResolvedService, key: string, report: Reporter<Params<M | H>>): void },
): Rule {
  return {
    ...text(rule),
    scope: "service",
    check: (service, key) => collect(rule, (report) => rule.check(service, key, report)),
  };
}

/** A rule about one job alone. Paths are below the job. */
export function defineJobRule<M extends string, H extends string>(
  rule: RuleText<M, H> & { check(job: ResolvedJob, key: string, report: Reporter<Params<M | H>>): void },
): Rule {
  return { ...text(rule), scope: "job", check: (job, key) => collect(rule, (report) => rule.check(job, key, report)) };
}

/** A rule about one service or one job alone. Paths are below the entry; `kind` is as messages call it. */
export function defineTaskRule<M extends string, H extends string>(
  rule: RuleText<M, H> & {
    check(
      task: ResolvedService | ResolvedJob,
      entry: { readonly kind: TaskKind; readonly key: string },
      report: Reporter<Params<M | H>>,
    ): void;
  },
): Rule {
  return {
    ...text(rule),
    scope: "task",
    check: (task, key, kind) => collect(rule, (report) => rule.check(task, { kind, key }, report)),
  };
}

/** A rule about all environments together. */
export function defineTogetherRule<M extends string, H extends string>(
  rule: RuleText<M, H> & {
    check(contexts: readonly RuleContext[], report: (report: TogetherReport<Params<M | H>>) => void): void;
  },
): Rule {
  return {
    ...text(rule),
    scope: "together",
    check: (contexts) => {
      const found: Finding[] = [];
      rule.check(contexts, (report) => found.push({ ...finding(rule, report), context: report.context }));
      return found;
    },
  };
}

function text<M extends string, H extends string>({ name, section, severity, message, help, why }: RuleText<M, H>) {
  return { name, section, severity, message, help, why };
}

function collect<M extends string, H extends string>(
  rule: RuleText<M, H>,
  run: (report: Reporter<Params<M | H>>) => void,
): Finding[] {
  const found: Finding[] = [];
  run((report) => found.push(finding(rule, report)));
  return found;
}

function finding<M extends string, H extends string>(
  rule: RuleText<M, H>,
  { path, at, file, secret, params, related }: Report<Params<M | H>>,
): Finding {
  const message = fill(rule.message, params);
  return { path, at, file, secret: secret === true, message, help: fill(rule.help, params), related: related ?? [] };
}
