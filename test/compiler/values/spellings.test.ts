import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDuration, parseDuration, parseLatency } from "../../../src/compiler/values/duration.ts";
import { formatMemory, parseMemory } from "../../../src/compiler/values/memory.ts";
import type { Parsed } from "../../../src/compiler/values/parsed.ts";
import { formatTimeOfDay, parseTimeOfDay } from "../../../src/compiler/values/time-of-day.ts";

const value = <T>(result: Parsed<T>): T | undefined => (result.ok ? result.value : undefined);
const suggestion = (result: Parsed<unknown>) => (result.ok ? "is valid" : result.problem.suggestion);

it.each([
  ["0s", 0],
  ["30s", 30],
  ["5m", 300],
  ["12h", 43_200],
  ["30d", 2_592_000],
  ["90m", 5400],
])("reads the duration %s", (text, seconds) => {
  expect(parseDuration(text)).toEqual({ ok: true, value: seconds });
});

it.each([
  ["30", "30s"],
  ["030s", "30s"],
  ["30 s", "30s"],
  ["5min", "5m"],
  ["1.5h", "90m"],
  ["2 Days", "2d"],
  ["120S", "2m"],
  ["", undefined],
  ["soon", undefined],
  ["-5m", undefined],
  ["1h30m", undefined],
  ["5constructor", undefined],
])("refuses the duration %j and suggests %j", (text, expected) => {
  expect(parseDuration(text).ok).toBe(false);
  expect(suggestion(parseDuration(text))).toBe(expected);
});

it("states a duration's problem over the whole text", () => {
  expect(parseDuration("5min")).toEqual({
    ok: false,
    problem: { message: '"5min" is not a duration', start: 0, end: 4, suggestion: "5m" },
  });
  expect(parseDuration("")).toMatchObject({ problem: { start: 0, end: 1 } });
});

it("reads a formatted duration back, and formats in the largest unit", () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), (seconds) => {
      expect(value(parseDuration(formatDuration(seconds)))).toBe(seconds);
    }),
  );
  expect([0, 59, 60, 3600, 86_400, 90_000].map(formatDuration)).toEqual(["0s", "59s", "1m", "1h", "1d", "25h"]);
});

it("reads latencies in milliseconds", () => {
  expect(value(parseLatency("500ms"))).toBe(500);
  expect(value(parseLatency("2s"))).toBe(2000);
  expect(["0.5s", "500", "500 MS", "1m", "500 mss"].map((text) => suggestion(parseLatency(text)))).toEqual([
    "500ms",
    "500ms",
    "500ms",
    "60s",
    undefined,
  ]);
});

it.each([
  ["512MB", 512],
  ["1GB", 1024],
  ["30GB", 30_720],
  ["1536MB", 1536],
])("reads %s of memory", (text, mebibytes) => {
  expect(parseMemory(text)).toEqual({ ok: true, value: mebibytes });
});

it.each([
  ["512", "512MB"],
  ["512mb", "512MB"],
  ["512 MB", "512MB"],
  ["512MiB", "512MB"],
  ["0.5GB", "512MB"],
  ["1.5 gb", "1536MB"],
  ["2048m", "2GB"],
  ["0MB", undefined],
  ["1TB", undefined],
  ["", undefined],
  ["-1GB", undefined],
])("refuses %j of memory and suggests %j", (text, expected) => {
  expect(parseMemory(text).ok).toBe(false);
  expect(suggestion(parseMemory(text))).toBe(expected);
});

it("reads formatted memory back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (mebibytes) => {
      expect(value(parseMemory(formatMemory(mebibytes)))).toBe(mebibytes);
    }),
  );
});

it("reads times of day", () => {
  expect(value(parseTimeOfDay("02:00 UTC"))).toEqual({ hour: 2, minute: 0 });
  expect(value(parseTimeOfDay("23:59 UTC"))).toEqual({ hour: 23, minute: 59 });
});

it.each([
  ["2:00 UTC", "02:00 UTC"],
  ["02:00", "02:00 UTC"],
  ["2pm", "14:00 UTC"],
  ["12am", "00:00 UTC"],
  ["02:00:00Z", "02:00 UTC"],
  ["24:00 UTC", undefined],
  ["02:60 UTC", undefined],
  ["13pm", undefined],
  ["02:00 CET", undefined],
  ["", undefined],
])("refuses the time of day %j and suggests %j", (text, expected) => {
  expect(parseTimeOfDay(text).ok).toBe(false);
  expect(suggestion(parseTimeOfDay(text))).toBe(expected);
});

it("suggests only what it reads itself, whatever the text", () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.: ]{0,6}(s|m|h|d|ms|min|MB|gb|GiB|am|pm UTC)?$/));
  fc.assert(
    fc.property(texts, (text) => {
      for (const parse of [parseDuration, parseLatency, parseMemory, parseTimeOfDay]) {
        const result: Parsed<unknown> = parse(text);
        if (result.ok) continue;
        expect(result.problem.end).toBeGreaterThan(result.problem.start);
        if (result.problem.suggestion !== undefined)
          expect(parse(result.problem.suggestion).ok, result.problem.suggestion).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

it("formats times of day as it reads them", () => {
  expect(formatTimeOfDay({ hour: 2, minute: 5 })).toBe("02:05 UTC");
});
