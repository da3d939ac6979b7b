/**
 * What the engine does, from its events: which resources are under way since when, and what became of each. Times are
 * those of the caller's clock, in milliseconds: the engine's have the resolution of a second.
 */
import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation/index.js";
import durations from "./typical-durations.json" with { type: "json" };

export interface Step {
  readonly urn: string;
  readonly type: string;
  /** The logical name. */
  readonly name: string;
  readonly operation: string;
  readonly started: number;
  /** How long the like takes; `undefined` where nobody knows. */
  readonly typical: Typical | undefined;
}

export interface Typical {
  readonly seconds: number;
  /** `least`: measured, and more with AWS itself; `about`: as generally known. */
  readonly kind: "least" | "about";
}

export interface FinishedStep extends Step {
  readonly ended: number;
  readonly failed: boolean;
  /** The properties that differ. */
  readonly properties: readonly string[];
}

export interface Tracker {
  /** Takes an event; returns the step that it ends. */
  take(event: EngineEvent): FinishedStep | undefined;
  /** What is under way, the longest first. */
  active(): readonly Step[];
  /** How many resources are done with, those without a change too. */
  done(): number;
}

/** Steps of which nothing is said: nothing changes, or another step says it. */
const SILENT = new Set(["same", "read", "replace", "read-discard", "refresh"]);

/** Whether a step is worth a line: providers that the engine makes for itself are not, nor does it count them. */
export function isChange({ operation, type, name }: Pick<Step, "operation" | "type" | "name">): boolean {
  return !SILENT.has(operation) && !(type.startsWith("pulumi:providers:") && name.startsWith("default"));
}

/** A tracker of one operation; `now` is a clock, in milliseconds. */
export function createTracker(now: () => number): Tracker {
  const running = new Map<string, Step>();
  const ended = new Set<string>();
  const done = new Set<string>();
  const end = (metadata: StepEventMetadata, failed: boolean): FinishedStep | undefined => {
    const key = keyOf(metadata);
    const started = running.get(key) ?? stepOf(metadata, now());
    running.delete(key);
    // A component ends a second time with its outputs.
    if (ended.has(key)) return undefined;
    ended.add(key);
    if (!failed) done.add(metadata.urn);
    const properties = [...new Set([...Object.keys(metadata.detailedDiff ?? {}), ...(metadata.diffs ?? [])])].sort();
    return { ...started, ended: now(), failed, properties };
  };
  return {
    take: ({ resourcePreEvent, resOutputsEvent, resOpFailedEvent }) => {
      if (resourcePreEvent !== undefined) {
        const { metadata } = resourcePreEvent;
        running.set(keyOf(metadata), stepOf(metadata, now()));
      }
      if (resOutputsEvent !== undefined) return end(resOutputsEvent.metadata, false);
      if (resOpFailedEvent !== undefined) return end(resOpFailedEvent.metadata, true);
      return undefined;
    },
    active: () => [...running.values()].filter(isChange),
    done: () => done.size,
  };
}

function keyOf({ op, urn }: StepEventMetadata): string {
  return `${op} ${urn}`;
}

function stepOf({ op, urn, type }: StepEventMetadata, started: number): Step {
  return { urn, type, name: urn.split("::").slice(3).join("::"), operation: op, started, typical: typicalOf(op, type) };
}

type Durations = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;

function typicalOf(op: string, type: string): Typical | undefined {
  const [operation = ""] = op.split("-");
  for (const kind of ["least", "about"] as const) {
    const { source: _, ...byOperation } = durations[kind];
    const seconds = (byOperation as Durations)[operation]?.[type];
    if (seconds !== undefined) return { seconds, kind };
  }
  return undefined;
}
