import { expect, it } from "vitest";
import { parseAwsCron, toAwsCron } from "../../../src/compiler/values/aws-cron.ts";
import { parseCron } from "../../../src/compiler/values/cron.ts";
import { cronTimes, firesWithin, firings } from "../../../src/compiler/values/firings.ts";
import { wallClock } from "../../../src/compiler/values/wall-clock.ts";

const times = (text: string) => {
  const result = parseCron(text);
  if (!result.ok) throw new Error(result.problem.message);
  return cronTimes(result.value);
};
const print = (text: string) => {
  const result = parseCron(text);
  return result.ok ? toAwsCron(result.value) : result.problem.message;
};
const next = (text: string, timezone: string, after: string, count: number) =>
  firings(times(text), timezone, Date.parse(after), count).map((instant) => new Date(instant).toISOString());

it.each([
  ["0 22 * * *", "cron(0 22 * * ? *)"],
  ["0 22 * * 1-5", "cron(0 22 ? * 2-6 *)"],
  ["0 3 * * MON", "cron(0 3 ? * 2 *)"],
  ["0 3 * * 0,7", "cron(0 3 ? * 1 *)"],
  ["0 3 * * FRI-SUN", "cron(0 3 ? * 1,6,7 *)"],
  ["0 3 * * 1-5/2", "cron(0 3 ? * 2,4,6 *)"],
  ["0 3 * * 0-6", "cron(0 3 ? * 1-7 *)"],
  ["*/15 * * * *", "cron(0/15 * * * ? *)"],
  ["*/1 * * * *", "cron(* * * * ? *)"],
  ["0,0 1-5,4-8 * * *", "cron(0 1-8 * * ? *)"],
  ["0 0 */2 * *", "cron(0 0 1/2 * ? *)"],
  ["0 1-7/3 1,15 JAN-MAR *", "cron(0 1,4,7 1,15 1-3 ? *)"],
])("prints %s as %s", (text, printed) => {
  expect(print(text)).toBe(printed);
});

it.each([
  "0 22 * * ? *",
  "cron(0 22 * * *)",
  "cron(0 22 ? * ? *)",
  "cron(0 22 * * * *)",
  "cron(0 22 L * ? *)",
  "cron(60 22 * * ? *)",
  "cron(0 22 ? * 0 *)",
  "cron(0/0 22 * * ? *)",
  "cron(0 6-5 * * ? *)",
  "cron(0 22 * * ? 2027)",
])("does not read %s", (text) => {
  expect(parseAwsCron(text)).toBeUndefined();
});

it("fires on the wall clock of its timezone", () => {
  expect(next("0 22 * * *", "America/New_York", "2026-11-22T00:00:00Z", 2)).toEqual([
    "2026-11-22T03:00:00.000Z",
    "2026-11-23T03:00:00.000Z",
  ]);
  expect(next("0 22 * * *", "America/New_York", "2026-07-01T00:00:00Z", 1)).toEqual(["2026-07-01T02:00:00.000Z"]);
  expect(next("30 9 * * 1", "Asia/Kolkata", "2026-11-22T00:00:00Z", 1)).toEqual(["2026-11-23T04:00:00.000Z"]);
});

it("fires after the instant, not at it", () => {
  expect(next("0 0 * * *", "UTC", "2026-11-22T00:00:00Z", 1)).toEqual(["2026-11-23T00:00:00.000Z"]);
  expect(next("0 0 * * *", "UTC", "2026-11-21T23:59:59.999Z", 1)).toEqual(["2026-11-22T00:00:00.000Z"]);
});

it("skips a time that daylight saving skips", () => {
  expect(next("30 2 * * *", "America/New_York", "2026-03-07T00:00:00Z", 2)).toEqual([
    "2026-03-07T07:30:00.000Z",
    "2026-03-09T06:30:00.000Z",
  ]);
});

it("fires once at a time that daylight saving repeats", () => {
  expect(next("30 1 * * *", "America/New_York", "2026-10-31T12:00:00Z", 2)).toEqual([
    "2026-11-01T05:30:00.000Z",
    "2026-11-02T06:30:00.000Z",
  ]);
  expect(next("30 * * * *", "America/New_York", "2026-11-01T04:00:00Z", 3)).toEqual([
    "2026-11-01T04:30:00.000Z",
    "2026-11-01T05:30:00.000Z",
    "2026-11-01T07:30:00.000Z",
  ]);
});

it("waits eight years for a leap day", () => {
  expect(next("0 0 29 2 *", "UTC", "2096-03-01T00:00:00Z", 2)).toEqual([
    "2104-02-29T00:00:00.000Z",
    "2108-02-29T00:00:00.000Z",
  ]);
});

it("ends where nothing fires any more", () => {
  const never = { ...times("0 0 1 * *"), daysOfMonth: new Set([31]), months: new Set([2]) };
  expect(firings(never, "UTC", 0, 1)).toEqual([]);
});

it("tells whether it fires in a window, its ends left out", () => {
  const nightly = times("0 22 * * *");
  const at = (text: string) => Date.parse(text);
  expect(firesWithin(nightly, "UTC", at("2026-11-22T21:00:00Z"), at("2026-11-22T23:00:00Z"))).toBe(true);
  expect(firesWithin(nightly, "UTC", at("2026-11-22T21:00:00Z"), at("2026-11-22T22:00:00Z"))).toBe(false);
  expect(firesWithin(nightly, "UTC", at("2026-11-22T22:00:00Z"), at("2026-11-23T22:00:00Z"))).toBe(false);
});

it("shows wall times and finds their instants, at offsets of every kind", () => {
  for (const timezone of ["UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Niue", "Australia/Lord_Howe"]) {
    const clock = wallClock(timezone);
    for (let instant = Date.UTC(2026, 0, 1); instant < Date.UTC(2027, 0, 1); instant += 41 * 3_600_000) {
      expect(clock.instantOf(clock.wallTime(instant)), timezone).toBe(instant);
    }
  }
});

it("throws for a timezone that the platform does not know", () => {
  expect(() => wallClock("Mars/Olympus")).toThrow(RangeError);
});
