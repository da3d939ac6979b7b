/**
 * Reads the examples of a diagnostics page. A fence ```yaml is a platform.yaml and begins an example; the fences
 * behind it add to it: ```yaml environment=staging, ```json inventory=staging. Attributes of the first fence:
 *
 * - `today=2026-11-22`, for rules that depend on the date;
 * - `notify=nobody`, for an example in which nobody is told;
 * - `repeat=1000`: the last line stands for that many, where an example would be too long to print.
 *
 * The signs ␀ to ␟ stand for the control characters that they picture. An example without environments gets one with an
 * account, and one that says nothing of observability has somebody who is told, since a page is about something else.
 */
import type { SpecSources } from "../../src/compiler/analyze.ts";
import type { Source } from "../../src/source/source.ts";

export interface Example {
  readonly sources: SpecSources;
  readonly today: string;
}

interface Block {
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The account of an example that names none, with room for any example. */
const ENVIRONMENT =
  'account: { id: "111122223333", quotas: { fargateVcpu: 1000, fargateSpotVcpu: 1000, elasticIps: 100 } }\n';

const NOTIFY = "observability: { notify: { email: [oncall@shop.example] } }\n";

/** The text between title and examples, and the examples of both kinds. */
export function examplesOf(page: string): {
  readonly reason: string;
  readonly invalid: readonly Example[];
  readonly valid: readonly Example[];
} {
  const section = (title: string) => page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? "";
  const [head = ""] = page.split(/^## /m);
  return {
    reason: head.split("\n").slice(1).join("\n").trim(),
    invalid: examples(section("Invalid")),
    valid: examples(section("Valid")),
  };
}

function examples(section: string): Example[] {
  const groups: Block[][] = [];
  for (const [, info = "", text = ""] of section.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)) {
    const attributes = Object.fromEntries(
      info
        .split(" ")
        .slice(1)
        .map((word) => word.split("=")),
    );
    const block: Block = { attributes, text: expand(text, Number(attributes["repeat"] ?? 1)) };
    const adds = Object.hasOwn(attributes, "environment") || Object.hasOwn(attributes, "inventory");
    if (adds) groups.at(-1)?.push(block);
    else groups.push([block]);
  }
  return groups.map(example);
}

function example(blocks: readonly Block[]): Example {
  const named = (kind: string, folder: string, extension: string): Record<string, Source> =>
    Object.fromEntries(
      blocks
        .filter(({ attributes }) => attributes[kind] !== undefined)
        .map(({ attributes, text }) => {
          const name = attributes[kind] as string;
          return [name, { name: `${folder}/${name}.${extension}`, text }];
        }),
    );
  const environments = named("environment", "environments", "yaml");
  if (Object.keys(environments).length === 0) {
    environments["production"] = { name: "environments/production.yaml", text: ENVIRONMENT };
  }
  const [first] = blocks;
  const silent = first?.attributes["notify"] === "nobody" || blocks.some(({ text }) => text.includes("observability:"));
  if (!silent) {
    for (const [name, source] of Object.entries(environments)) {
      environments[name] = { ...source, text: `${source.text}${NOTIFY}` };
    }
  }
  return {
    sources: {
      platform: { name: "platform.yaml", text: first?.text ?? "" },
      environments,
      inventories: named("inventory", "inventory", "json"),
    },
    today: first?.attributes["today"] ?? "2026-11-22",
  };
}

function expand(text: string, repeat: number): string {
  const lines = text
    .replace(/[\u2400-\u241f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x2400))
    .split("\n");
  const last = lines.at(-2) ?? "";
  return [...lines.slice(0, -2), ...Array.from({ length: repeat }, () => last), ""].join("\n");
}
