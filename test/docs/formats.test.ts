/** What commands print as JSON is described: every member of it stands in docs/formats.md, by its name. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runCommand } from "../cli/run-command.ts";

const page = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "formats-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(
  join(folder, "platform.yaml"),
  [
    "platform: acme",
    "owner: team",
    "costCenter: c1",
    "regions: { primary: us-east-1 }",
    'services: { web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }, port: 80 } }',
    "overrides: [{ resource: services.web/aws:ecs:Service, set: { enableEcsManagedTags: false } }]",
  ].join("\n"),
);

/** Maps whose keys are not members of the format: the author's, or a provider's. */
const OPEN = new Set(["inputs", "outputs", "specification"]);

function members(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) members(item, found);
  else if (typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      found.add(key);
      if (!OPEN.has(key)) members(member, found);
    }
  }
  return found;
}

it.each(["check", "plan", "cost", "effective", "emit"])(
  "describes every member of %s --format json",
  async (command) => {
    const { stdout, status } = await runCommand(folder, [command, "--format", "json"]);
    expect(status).toBe(0);
    const names = members(JSON.parse(stdout));
    expect(names.size).toBeGreaterThan(3);
    for (const name of names) expect(page).toMatch(new RegExp(`\`[^\`]*\\b${name}\\b[^\`]*\``));
  },
);
