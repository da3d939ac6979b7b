/** Arbitrary scalars of the language. */
import fc from "fast-check";
import { REGIONS, regionFacts } from "../../../src/compiler/facts/availability-zones.ts";
import logRetention from "../../../src/compiler/facts/log-retention.json" with { type: "json" };

/** Words that the compiler uses as roles, so that names made of them find composed names that meet. */
const words = [
  "api",
  "a",
  "b",
  "calls",
  "task",
  "execution",
  "cpu",
  "connect",
  "requests",
  "x9",
  "dead-letters",
  "schedule",
];

/** Names in kebab-case up to 24 characters; none is reserved. */
export const name: fc.Arbitrary<string> = fc
  .oneof(
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("-")),
    fc.stringMatching(/^[a-z][a-z0-9]{0,7}(-[a-z0-9]{1,7}){0,2}$/),
    fc.stringMatching(/^[a-z][a-z0-9]{23}$/),
  )
  .filter((text) => text.length <= 24 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text))
  .filter((text) => !/^(platform|shared)(-|$)/.test(text));

/** Names that differ, none of which begins with another and a hyphen: it could be the name of a part of it. */
export function names(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(name, {
    minLength,
    maxLength,
    comparator: (a, b) => a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`),
  });
}

/** Text that programs, templates and shells give a meaning; all of it is valid YAML text. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "'",
  '"',
  "`",
  "\\",
  "\\n",
  "\u0024{process.exit(1)}",
  "`\u0024{x}`",
  "{{lit x}}",
  "{{{x}}}",
  "*/ alert(1) /*",
  "// not a comment",
  "</script>",
  "line\nbreak",
  "tab\there",
  "\u2028\u2029",
  "é名😀",
  "__proto__",
  "null",
  "017",
  "#{x}",
  "%s",
  "$(whoami)",
  "a: b",
  "- a",
  "[x]",
  "!!str",
  "&a *a",
];

/** Any text that an environment variable or a command word may be. */
export const freeText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !text.includes("\uFFFD")) },
  { weight: 3, arbitrary: fc.constantFrom("info", "true", "8080", "node", "server.js") },
);

/** Characters of tag values, `owner` and `costCenter`. */
export const tagText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("platform-team", "games-1001", "internal"),
  fc.stringMatching(/^[A-Za-z0-9 _.:/=+@-]{1,20}$/),
);

export const account: fc.Arbitrary<string> = fc.stringMatching(/^[0-9]{12}$/);
export const logDays: fc.Arbitrary<string> = fc.constantFrom(...logRetention.days.map((days) => `${days}d`));
export const imageDigest: fc.Arbitrary<string> = fc
  .stringMatching(/^[0-9a-f]{64}$/)
  .map((digits) => `sha256:${digits}`);

/** Regions in which every account sees at least two zones. */
export const region: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constant("us-east-1") },
  { weight: 1, arbitrary: fc.constantFrom(...REGIONS.filter((one) => (regionFacts(one)?.zones.length ?? 0) >= 2)) },
);

/** Seconds in one of the spellings that mean them. */
export function duration(min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((seconds) => {
    const unit = (
      [
        ["d", 86_400],
        ["h", 3600],
        ["m", 60],
      ] as const
    ).find(([, size]) => seconds > 0 && seconds % size === 0);
    return unit === undefined ? `${seconds}s` : `${seconds / unit[1]}${unit[0]}`;
  });
}

/** Whole minutes. */
export function minutes(min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((count) => `${count}m`);
}

/** A cron whose minute is given, so that two of them never meet. */
export function cronAt(minute: number): fc.Arbitrary<string> {
  const hour = fc.oneof(
    fc.integer({ min: 0, max: 23 }).map(String),
    fc.constantFrom("*", "*/6", "8-17", "1,13", "8-20/4"),
  );
  const days = fc.oneof(
    fc.constantFrom("* * *", "* * *", "* */3 *", "* 1,7 *"),
    fc.integer({ min: 1, max: 28 }).map((day) => `${day} * *`),
    fc.constantFrom("0", "7", "1-5", "MON", "mon-fri", "6,0", "*/2").map((day) => `* * ${day}`),
    fc.constantFrom("JAN", "6-8").map((month) => `* ${month} *`),
  );
  return fc.tuple(hour, days).map(([hours, rest]) => `${minute} ${hours} ${rest}`);
}

export const timezone: fc.Arbitrary<string> = fc.constantFrom(
  "UTC",
  "America/New_York",
  "Europe/Berlin",
  "Asia/Kolkata",
);
