import { expect, it } from "vitest";
import { parseCron } from "../../../src/compiler/values/cron.ts";
import { cronTimes } from "../../../src/compiler/values/firings.ts";

const times = (text: string) => {
  const result = parseCron(text);
  if (!result.ok) throw new Error(result.problem.message);
  const { minutes, hours, daysOfMonth, months, daysOfWeek } = cronTimes(result.value);
  return {
    minutes: [...minutes],
    hours: [...hours],
    daysOfMonth: [...daysOfMonth],
    months: [...months],
    daysOfWeek: [...daysOfWeek],
  };
};

it("reads numbers, ranges, lists and steps", () => {
  expect(times("5 22 1-3 * *")).toMatchObject({ minutes: [5], hours: [22], daysOfMonth: [1, 2, 3] });
  expect(times("*/20 8-18/4 * 1,7 *")).toMatchObject({ minutes: [0, 20, 40], hours: [8, 12, 16], months: [1, 7] });
  expect(times("10,5,10 00 * * *")).toMatchObject({ minutes: [5, 10], hours: [0] });
  expect(times("0 0 */10 * *").daysOfMonth).toEqual([1, 11, 21, 31]);
});

it("reads names of months and weekdays in any case", () => {
  expect(times("0 0 * JAN,mar-May MON-FRI")).toMatchObject({ months: [1, 3, 4, 5], daysOfWeek: [1, 2, 3, 4, 5] });
});

it("takes Sunday as 0, as 7, and as the end of a range", () => {
  expect(times("0 0 * * 0").daysOfWeek).toEqual([0]);
  expect(times("0 0 * * 7").daysOfWeek).toEqual([0]);
  expect(times("0 0 * * 0,7").daysOfWeek).toEqual([0]);
  expect(times("0 0 * * SUN-TUE").daysOfWeek).toEqual([0, 1, 2]);
  expect(times("0 0 * * FRI-SUN").daysOfWeek).toEqual([0, 5, 6]);
  expect(times("0 0 * * 5-7").daysOfWeek).toEqual([0, 5, 6]);
  expect(times("0 0 * * 0-7").daysOfWeek).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(times("0 0 * * 1-7/2").daysOfWeek).toEqual([0, 1, 3, 5]);
});

it.each([
  [
    "0 22 * *",
    "a cron has five fields (minute, hour, day of the month, month, day of the week), and this has 4",
    0,
    8,
    undefined,
  ],
  [
    "cron(0 22 * * ? *)",
    "a cron has five fields (minute, hour, day of the month, month, day of the week), and this has 6",
    0,
    18,
    undefined,
  ],
  [
    "",
    "a cron has five fields (minute, hour, day of the month, month, day of the week), and this has 0",
    0,
    1,
    undefined,
  ],
  ["60 22 * * *", '"60" is not a minute from 0 to 59', 0, 2, undefined],
  ["0 24 * * *", '"24" is not an hour from 0 to 23', 2, 4, undefined],
  ["0 0 1,32 * *", '"32" is not a day of the month from 1 to 31', 6, 8, undefined],
  ["0 0 * JAM *", '"JAM" is not a month from 1 to 12, or JAN to DEC', 6, 9, undefined],
  ["0 0 * * MON-FRY", '"FRY" is not a day of the week from 0 to 7, or SUN to SAT', 12, 15, undefined],
  ["0 0 * * 8", '"8" is not a day of the week from 0 to 7, or SUN to SAT', 8, 9, undefined],
  ["0 0 ? * MON", '"?" is not a day of the month from 1 to 31', 4, 5, undefined],
  ["0 0 * * 5L", '"5L" is not a day of the week from 0 to 7, or SUN to SAT', 8, 10, undefined],
  ["0,,5 0 * * *", '"" is not a minute from 0 to 59', 2, 3, undefined],
  ["5/15 * * * *", '"5/15" has a step without a range', 0, 4, "5-59/15 * * * *"],
  ["0,5/15 * * * *", '"5/15" has a step without a range', 2, 6, "0,5-59/15 * * * *"],
  ["*/0 * * * *", '"0" is not a step from 1 to 59', 2, 3, undefined],
  ["*/60 * * * *", '"60" is not a step from 1 to 59', 2, 4, undefined],
  ["*/ * * * *", '"" is not a step from 1 to 59', 2, 3, undefined],
  ["0 22-6 * * *", '"22-6" ends before it begins', 2, 6, "0 22-23,0-6 * * *"],
  ["0 0 * NOV-FEB *", '"NOV-FEB" ends before it begins', 6, 13, "0 0 * NOV-DEC,JAN-FEB *"],
  ["0 0 * * SAT-MON", '"SAT-MON" ends before it begins', 8, 15, "0 0 * * SAT,SUN-MON"],
  ["0 0 * * 7-2", '"7-2" ends before it begins', 8, 11, "0 0 * * 0-2"],
  ["0 0 * * 5-0", '"5-0" ends before it begins', 8, 11, "0 0 * * 5-6,0"],
  ["0 22-6/2 * * *", '"22-6/2" ends before it begins', 2, 8, undefined],
  [
    "0 0 1 * MON",
    "both the day of the month and the day of the week are restricted, which AWS cannot express",
    4,
    11,
    undefined,
  ],
  [
    "0 0 */2 * 1-5",
    "both the day of the month and the day of the week are restricted, which AWS cannot express",
    4,
    13,
    undefined,
  ],
  ["0 0 30 2 *", "it never fires: no month that it names has a day 30", 4, 6, undefined],
  ["0 0 31 APR,JUN *", "it never fires: no month that it names has a day 31", 4, 6, undefined],
])("refuses %j", (text, message, start, end, suggestion) => {
  expect(parseCron(text)).toEqual({ ok: false, problem: { message, start, end, suggestion } });
});

it("accepts the days that only some months or years have", () => {
  expect(times("0 0 29 2 *")).toMatchObject({ daysOfMonth: [29], months: [2] });
  expect(times("0 0 31 * *").daysOfMonth).toEqual([31]);
});
