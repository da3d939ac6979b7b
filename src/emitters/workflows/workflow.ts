/** GitHub's workflows as plain data (GitHub: Workflow syntax for GitHub Actions), and their text. */
import { Document, isMap, isScalar, visit } from "yaml";
import { versionOf } from "./pins.ts";

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };
export type PlainMap = { readonly [key: string]: Plain | undefined };

export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: PlainMap;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
  readonly run?: string;
}

export interface Job {
  readonly name: string;
  readonly needs?: readonly string[];
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, "read" | "write">>;
  readonly strategy?: PlainMap;
  readonly concurrency?: PlainMap;
  readonly environment?: PlainMap;
  readonly "runs-on"?: string;
  readonly "timeout-minutes"?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  /** A workflow that is called instead of steps. */
  readonly uses?: string;
  readonly with?: PlainMap;
  readonly secrets?: "inherit";
}

export interface Workflow {
  readonly name: string;
  readonly on: PlainMap;
  readonly permissions: Readonly<Record<string, "read" | "write">>;
  readonly concurrency?: PlainMap;
  readonly jobs: Readonly<Record<string, Job>>;
}

const OPENING = "$" + "{{";

/** What GitHub puts in the place of a piece of its expression language. */
export function expression(code: string): string {
  return `${OPENING} ${code} }}`;
}

/**
 * Text that stands for itself where GitHub evaluates expressions: what would begin one is itself written as one.
 */
export function plain(text: string): string {
  return text.replaceAll(OPENING, expression(`'${OPENING}'`));
}

/** The YAML of a workflow, with the version beside each pinned action. */
export function printWorkflow({ name, on, permissions, concurrency, jobs }: Workflow): string {
  const document = new Document(
    {
      name,
      on,
      permissions,
      ...(concurrency === undefined ? {} : { concurrency }),
      defaults: { run: { shell: "bash" } },
      jobs,
    },
    { keepUndefined: false, aliasDuplicateObjects: false },
  );
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !isScalar(value) || key.value !== "uses" || typeof value.value !== "string") return;
      const version = versionOf(value.value);
      if (version !== undefined) value.comment = ` ${version}`;
    },
    Map: (_, map) => {
      if (map.items.length === 0) map.flow = true;
    },
  });
  for (const part of [document.contents, isMap(document.contents) ? document.get("jobs") : undefined]) {
    if (!isMap(part)) continue;
    for (const [index, { key }] of part.items.entries()) if (isScalar(key) && index > 0) key.spaceBefore = true;
  }
  return document.toString({ lineWidth: 0, nullStr: "" });
}
