/** How operations, times and counts are worded. */

interface Wording {
  readonly running: string;
  readonly done: string;
  readonly planned: string;
  readonly mark: string;
}

const wordings: Readonly<Record<string, Wording>> = {
  create: { running: "creating", done: "created", planned: "create", mark: "+" },
  "create-replacement": { running: "creating anew", done: "created anew", planned: "create anew", mark: "+" },
  update: { running: "updating", done: "updated", planned: "update", mark: "~" },
  delete: { running: "deleting", done: "deleted", planned: "delete", mark: "-" },
  "delete-replaced": {
    running: "deleting the old",
    done: "deleted the old",
    planned: "delete the old",
    mark: "-",
  },
  import: { running: "importing", done: "imported", planned: "import", mark: "=" },
};

/** The words of an operation of the engine; of one without words of ours, its own name. */
export function wordingOf(operation: string): Wording {
  return wordings[operation] ?? { running: operation, done: operation, planned: operation, mark: " " };
}

/** `3.2 s`, `45 s`, `2 min 5 s`, `3 h 20 min`. */
export function timeText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `14:32 UTC`, the minute in which the time is past; of another day than `now` with its date. */
export function clockText(time: number, now: number): string {
  const [text, today] = [Math.ceil(time / 60_000) * 60_000, now].map((at) => new Date(at).toISOString());
  const [day, hour] = [text?.slice(0, 10), text?.slice(11, 16)];
  return `${day === today?.slice(0, 10) ? "" : `${day} `}${hour} UTC`;
}

const counted: readonly (readonly [operation: string, done: string, planned: string])[] = [
  ["create", "created", "to create"],
  ["import", "imported", "to import"],
  ["update", "updated", "to update"],
  ["replace", "replaced", "to replace"],
  ["delete", "deleted", "to delete"],
  ["same", "unchanged", "unchanged"],
];

/** `12 created, 1 updated, 3 unchanged`; `nothing` where there is nothing to count. */
export function countsText(changes: Readonly<Record<string, number>>, planned: boolean): string {
  const parts = counted.flatMap(([operation, done, later]) => {
    const count = changes[operation] ?? 0;
    return count === 0 ? [] : [`${count} ${planned ? later : done}`];
  });
  return parts.length === 0 ? "nothing" : parts.join(", ");
}
