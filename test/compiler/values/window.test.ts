import { describe, expect, it } from "vitest";
import { dailyWindow, weeklyWindow, windowsOverlap } from "../../../src/compiler/values/window.ts";

describe("windows of an hour", () => {
  it("are written as AWS reads them, across midnight and the week's end, too", () => {
    expect(dailyWindow("02:00 UTC")).toBe("02:00-03:00");
    expect(dailyWindow("23:30 UTC")).toBe("23:30-00:30");
    expect(weeklyWindow("sunday", "04:05 UTC")).toBe("sun:04:05-sun:05:05");
    expect(weeklyWindow("wednesday", "23:00 UTC")).toBe("wed:23:00-thu:00:00");
    expect(weeklyWindow("sunday", "23:59 UTC")).toBe("sun:23:59-mon:00:59");
  });

  it("overlap where they begin less than an hour apart on the clock", () => {
    expect(windowsOverlap("02:00 UTC", "02:59 UTC")).toBe(true);
    expect(windowsOverlap("02:00 UTC", "03:00 UTC")).toBe(false);
    expect(windowsOverlap("23:30 UTC", "00:29 UTC")).toBe(true);
    expect(windowsOverlap("00:30 UTC", "23:30 UTC")).toBe(false);
  });
});
