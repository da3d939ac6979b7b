import { CronExpressionParser } from "cron-parser";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseAwsCron, toAwsCron } from "../../../src/compiler/values/aws-cron.ts";
import { type Cron, parseCron } from "../../../src/compiler/values/cron.ts";
import { type CronTimes, cronTimes, firings } from "../../../src/compiler/values/firings.ts";

const read = (text: string): Cron => {
  const result = parseCron(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

const KEYS = ["minute", "hour", "dayOfMonth", "month", "dayOfWeek"] as const;

/** One field as the reference reads it, item by item: it refuses lists that overlap, and ranges that end on a named Sunday. */
const withoutOverlap = (text: string, index: number): string => {
  if (text === "*") return text;
  const values = text.split(",").flatMap((item) => {
    const fields = KEYS.map((_, place) => (place === index ? item.replace(/-SUN$/, "-7") : "*"));
    return CronExpressionParser.parse(fields.join(" ")).fields[KEYS[index] ?? "minute"].values.map(Number);
  });
  return [...new Set(values.map((value) => (index === 4 ? value % 7 : value)))].sort((a, b) => a - b).join(",");
};

/** The reference: another library's reading of Unix's form, in UTC. */
const expected = (text: string, after: number, count: number): number[] => {
  const fields = text.split(" ").map(withoutOverlap);
  const cron = CronExpressionParser.parse(fields.join(" "), { currentDate: new Date(after), tz: "UTC" });
  return Array.from({ length: count }, () => cron.next().getTime());
};

/** AWS's form in that library's terms: `?` is `*`, and weekdays count from 0. Written apart from the compiler's own reading. */
const fromAws = (text: string): string => {
  const [minute, hour, day, month, weekday] = text.replace("cron(", "").replace(")", "").split(" ");
  const days = (weekday ?? "").replace("?", "*").replace(/[1-7]/g, (number) => String(Number(number) - 1));
  return [minute, hour, (day ?? "").replace("?", "*"), month, days].join(" ");
};

const field = (min: number, max: number, stepped: number, names: readonly string[] = []) => {
  const value = fc
    .integer({ min, max })
    .chain((number) => fc.constantFrom(String(number), names[number - min] ?? String(number)));
  const range = fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
    .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  const step = fc.integer({ min: 1, max: stepped });
  const item = fc.oneof(
    value,
    range,
    fc.tuple(range, step).map(([written, by]) => `${written}/${by}`),
    step.map((by) => `*/${by}`),
  );
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant("*") },
    { weight: 3, arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(",")) },
  );
};

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const crons = fc
  .tuple(
    field(0, 59, 59),
    field(0, 23, 23),
    field(1, 31, 31),
    field(1, 12, 12, MONTHS),
    field(0, 7, 6, WEEKDAYS),
    fc.boolean(),
  )
  .map(([minute, hour, day, month, weekday, weekly]) =>
    [minute, hour, weekly ? "*" : day, month, weekly ? weekday : "*"].join(" "),
  )
  .filter((text) => parseCron(text).ok);
const instants = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2031-12-31"), noInvalidDate: true })
  .map((date) => date.getTime());
const COUNT = 50;
const EXAMPLES = [
  "*/2 * * * *",
  "0 1-5/2 * * *",
  "0 3 * * 1-5/2",
  "0 0 * * SUN-TUE",
  "0 0 * * 0,7",
  "0 0 * * FRI-SUN",
  "*/7 */5 */9 */5 *",
  "0 0 * * */2",
  "0 0 29 2 *",
  "0,*/20 1-5,4-8 1,1 1-12,3 *",
  "0 22 * * *",
];

it("fires when the reference says", () => {
  fc.assert(
    fc.property(crons, instants, (text, after) => {
      expect(firings(cronTimes(read(text)), "UTC", after, 10)).toEqual(expected(text, after, 10));
    }),
  );
});

it("fires the next 50 times alike in the form that was written and in the form that is printed", () => {
  fc.assert(
    fc.property(fc.oneof(crons, fc.constantFrom(...EXAMPLES)), instants, (text, after) => {
      const cron = read(text);
      const printed = toAwsCron(cron);
      const written = firings(cronTimes(cron), "UTC", after, COUNT);
      expect(written).toHaveLength(COUNT);
      expect(firings(parseAwsCron(printed) as CronTimes, "UTC", after, COUNT), printed).toEqual(written);
      expect(expected(fromAws(printed), after, 10), printed).toEqual(written.slice(0, 10));
    }),
  );
});

it.each(EXAMPLES)("prints %s so that it fires 50 times alike", (text) => {
  const after = Date.UTC(2026, 10, 22);
  const written = expected(text, after, COUNT);
  expect(firings(cronTimes(read(text)), "UTC", after, COUNT)).toEqual(written);
  expect(expected(fromAws(toAwsCron(read(text))), after, COUNT)).toEqual(written);
});

it("prints only what AWS documents: one day field, no step on a range or on weekdays", () => {
  fc.assert(
    fc.property(crons, (text) => {
      const fields = toAwsCron(read(text)).slice(5, -1).split(" ");
      expect(fields).toHaveLength(6);
      expect([fields[2], fields[4]].filter((day) => day === "?")).toHaveLength(1);
      expect(fields.join(" ")).not.toMatch(/-[0-9]+\/|\*\/|[A-Z]/);
      expect(fields[4]).not.toContain("/");
    }),
  );
});

it("reads any text without a throw, its problems inside it, its suggestions valid", () => {
  const pieces = fc.constantFrom(
    "*",
    "/",
    "-",
    ",",
    " ",
    "0",
    "5",
    "31",
    "60",
    "MON",
    "SUN",
    "JAN",
    "?",
    "L",
    "#",
    "\t",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join("")),
      ),
      (text) => {
        const result = parseCron(text);
        if (result.ok) return;
        const { start, end, suggestion } = result.problem;
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(Math.max(1, text.length + 1));
        if (suggestion !== undefined) expect(parseCron(suggestion).ok).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});

it("fires at the minutes that the wall clock shows for the first time, around changes of daylight saving too", () => {
  const changes = fc.constantFrom<[string, string]>(
    ["America/New_York", "2026-03-08T07:00:00Z"],
    ["America/New_York", "2026-11-01T06:00:00Z"],
    ["Europe/London", "2026-10-25T01:00:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
    ["America/Sao_Paulo", "2018-11-04T03:00:00Z"],
    ["Asia/Kathmandu", "2026-06-01T00:00:00Z"],
  );
  const MINUTE = 60_000;
  fc.assert(
    fc.property(crons, changes, fc.integer({ min: -900, max: 60 }), (text, [timezone, change], shift) => {
      const times = cronTimes(read(text));
      const after = Date.parse(change) + shift * MINUTE;
      const format = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" });
      const shown = new Set<string>();
      const minutes: number[] = [];
      for (let instant = after - 180 * MINUTE; instant < after + 1440 * MINUTE; instant += MINUTE) {
        const wall = format.format(instant);
        const [, month = "", day = "", hour = "", minute = ""] = wall.split(/[- :]/);
        const weekday = new Date(`${wall.slice(0, 10)}T00:00:00Z`).getUTCDay();
        const selected =
          times.minutes.has(Number(minute)) &&
          times.hours.has(Number(hour)) &&
          times.daysOfMonth.has(Number(day)) &&
          times.months.has(Number(month)) &&
          times.daysOfWeek.has(weekday);
        if (selected && instant > after && !shown.has(wall)) minutes.push(instant);
        shown.add(wall);
      }
      const found = firings(times, timezone, after, minutes.length + 1);
      expect(found.slice(0, minutes.length)).toEqual(minutes);
      expect(found[minutes.length] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(after + 1440 * MINUTE);
    }),
    { numRuns: 60 },
  );
});
