/** Every scenario gives its baselines, and has no others. `npm run test:accept` writes them. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { baselinesOf, filesBelow, scenarios } from "../support/scenarios.ts";

const all = scenarios(join(import.meta.dirname, "../.."));

describe.each(all.map((scenario) => [scenario.name, scenario] as const))("%s", (name, scenario) => {
  const expected = baselinesOf(scenario, all);
  const present = filesBelow(scenario.expected);

  it("has the baselines that it gives, and no stale ones", () => {
    expect([...present.keys()].sort()).toEqual([...expected.keys()].sort());
  });

  it.each([...expected])("%s", (path, text) => {
    expect(present.get(path)).toBe(text);
  });

  it(name.startsWith("invalid-") ? "fails" : "has no errors", () => {
    const errors = expected.get("diagnostics.yaml")?.match(/^#~[ ^]* error\[/gm) ?? [];
    expect(errors.length > 0).toBe(name.startsWith("invalid-"));
    if (name.startsWith("invalid-")) expect([...expected.keys()]).toEqual(["diagnostics.yaml"]);
  });
});
