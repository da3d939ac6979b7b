/** Where values and origins stand, as a person opens them: file and line. */
import { sourceLabels } from "../compiler/compile.ts";
import { parseSpec } from "../compiler/parse/parse-spec.ts";
import type { Origin } from "../graph/graph.ts";
import { type Entry, locate } from "../source/positioned.ts";
import { positionAt } from "../source/source.ts";
import { visibleLine } from "./render/text.ts";
import type { Specification } from "./specification.ts";

export interface Place {
  /** As the author would name it. */
  readonly file: string;
  /** From 1; undefined for the whole file. */
  readonly line: number | undefined;
}

/** The line of a key, or of an element of a list. */
export function placeOf(entry: Entry): Place {
  return { file: entry.source.name, line: positionAt(entry.source, entry.keyStart).line };
}

/** `spec/platform.yaml:12`, on one line whatever the file is called. */
export function placeText({ file, line }: Place): string {
  return visibleLine(line === undefined ? file : `${file}:${line}`);
}

/** A function that finds the place of an origin. */
export function createOriginLocator({ label, sources }: Specification): (origin: Origin) => Place {
  const labels = sourceLabels({ folder: label, sources });
  const files = new Map(
    [sources.platform, ...Object.values(sources.environments)].map((source) => [labels.get(source.name), source]),
  );
  const roots = new Map<string, object>();
  const known = new Map<string, Place>();
  return ({ file, path }) => {
    const key = `${file} ${path}`;
    let place = known.get(key);
    if (place === undefined) {
      place = find(file, path);
      known.set(key, place);
    }
    return place;
  };

  function find(file: string, path: string): Place {
    const source = files.get(file);
    if (source === undefined) return { file, line: undefined };
    const root = roots.get(file) ?? parseSpec(source).value?.root ?? {};
    roots.set(file, root);
    const steps = path === "" ? [] : path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const { entry } = locate(root, steps);
    return entry === undefined ? { file: source.name, line: undefined } : placeOf(entry);
  }
}
