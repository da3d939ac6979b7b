/** Compares two values of the wire form, into the smallest parts that differ. The plaintext of secrets never leaves it. */
import {
  isRecord,
  isSecretWire,
  mapWire,
  type OutputWire,
  REDACTED,
  readOutputWire,
  UNKNOWN,
  type Wire,
} from "../../graph/wire.ts";

export interface ValueDifference {
  readonly what: "value" | "secret" | "dependency";
  /** The way to the part: `policy → Statement[0].Action`, where the arrow leads into a JSON document. */
  readonly path: string;
  /** Both as a reader should see them; `nothing` where there is no such part. */
  readonly expected: string;
  readonly actual: string;
}

const SHOWN_UNKNOWN = "[unknown]";

/** The parts in which two values differ; none where they are the same. */
export function compareValues(
  path: string,
  expected: Wire | undefined,
  actual: Wire | undefined,
): readonly ValueDifference[] {
  if (expected === undefined || actual === undefined) {
    return expected === actual ? [] : [{ what: "value", path, expected: show(expected), actual: show(actual) }];
  }
  if (asOutput(expected) || asOutput(actual)) return compareOutputs(path, toOutput(expected), toOutput(actual));
  if (isSecretWire(expected) || isSecretWire(actual)) return compareSecrets(path, expected, actual);
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }, (_, index) =>
      compareValues(`${path}[${index}]`, expected[index], actual[index]),
    ).flat();
  }
  if (isRecord(expected) && isRecord(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => compareValues(join(path, key), own(expected, key), own(actual, key)));
  }
  if (expected === actual) return [];
  const documents = [parseDocument(expected), parseDocument(actual)];
  if (documents[0] !== undefined && documents[1] !== undefined) {
    const inner = compareValues(`${path} → `, documents[0], documents[1]);
    if (inner.length > 0) return inner;
  }
  return [{ what: "value", path, expected: show(expected), actual: show(actual) }];
}

/** A value as a reader should see it, on one line and without plaintext of secrets. */
export function show(value: Wire | undefined): string {
  if (value === undefined) return "nothing";
  const readable = mapWire(value, (part) => {
    const output = readOutputWire(part);
    if (isSecretWire(part) || output?.secret) return REDACTED;
    if (output) return output.value ?? SHOWN_UNKNOWN;
    return part === UNKNOWN ? SHOWN_UNKNOWN : part;
  });
  return readable === REDACTED || readable === SHOWN_UNKNOWN ? readable : JSON.stringify(readable);
}

function compareSecrets(path: string, expected: Wire, actual: Wire): readonly ValueDifference[] {
  if (isSecretWire(expected) && isSecretWire(actual)) {
    if (compareValues(path, expected.value, actual.value).length === 0) return [];
    return [{ what: "value", path, expected: REDACTED, actual: "another secret" }];
  }
  if (!isSecretWire(expected)) return [{ what: "secret", path, expected: show(expected), actual: REDACTED }];
  const same = compareValues(path, expected.value, actual).length === 0;
  return [{ what: "secret", path, expected: REDACTED, actual: `${same ? "the same" : "another"} value, not secret` }];
}

function compareOutputs(path: string, expected: OutputWire, actual: OutputWire): readonly ValueDifference[] {
  const values = compareValues(path, expected.value ?? UNKNOWN, actual.value ?? UNKNOWN);
  const differences: ValueDifference[] = [];
  if (expected.secret !== actual.secret) {
    const open = values.length === 0 ? "the same value, not secret" : "another value, not secret";
    const shown = [expected, actual].map(({ secret }) => (secret ? REDACTED : open)) as [string, string];
    differences.push({ what: "secret", path, expected: shown[0], actual: shown[1] });
  } else if (expected.secret) {
    if (values.length > 0) differences.push({ what: "value", path, expected: REDACTED, actual: "another secret" });
  } else {
    differences.push(...values);
  }
  const lists = [expected, actual].map(({ dependencies }) => JSON.stringify([...dependencies].sort())) as [
    string,
    string,
  ];
  if (lists[0] !== lists[1]) differences.push({ what: "dependency", path, expected: lists[0], actual: lists[1] });
  return differences;
}

/** A member; not one that every object has, like `constructor`. */
function own(record: { readonly [key: string]: Wire }, key: string): Wire | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function asOutput(value: Wire): boolean {
  return readOutputWire(value) !== undefined;
}

function toOutput(value: Wire): OutputWire {
  const plain = isSecretWire(value) ? { value: value.value, secret: true } : { value, secret: false };
  return readOutputWire(value) ?? { ...plain, dependencies: [] };
}

function parseDocument(value: Wire): Wire | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as Wire;
  } catch {
    return undefined;
  }
}

function join(path: string, key: string): string {
  if (path === "" || path.endsWith(" → ")) return `${path}${key}`;
  return /^[\w$-]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
