/**
 * Reads the examples of the language's pages. A fence ```yaml is a whole platform.yaml; ```yaml fragment is a part of one,
 * put into a small platform; ```yaml environment=staging and ```json inventory=staging behind one of them add to it, or to
 * the small platform where they stand first under their heading.
 */
import { parse } from "yaml";
import type { SpecSources } from "../../src/compiler/analyze.ts";
import type { Source } from "../../src/source/source.ts";

export interface LanguageExample {
  /** The heading above it. */
  readonly title: string;
  readonly sources: SpecSources;
}

/** What a fragment lacks is taken from here. */
const SMALL: Readonly<Record<string, string>> = {
  platform: "platform: shop\n",
  owner: "owner: shop-team\n",
  costCenter: "costCenter: web-1\n",
  regions: "regions: { primary: us-east-1 }\n",
  domain: "domain: { name: shop.example, hostedZone: create }\n",
  services:
    'services: { web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }, port: 8080, route: { paths: [/*] } } }\n',
};

/** With room enough: an example is about something else. */
const ACCOUNT = 'account: { id: "111122223333", quotas: { fargateVcpu: 1000, fargateSpotVcpu: 1000 } }\n';

interface Block {
  readonly title: string;
  readonly words: readonly string[];
  readonly text: string;
}

/** The examples of a page, in order. */
export function examplesIn(page: string): readonly LanguageExample[] {
  const groups: Block[][] = [];
  let title = "";
  let headings = 0;
  let openedUnder = -1;
  for (const [, heading, info, text] of page.matchAll(/^#+ (.*)$|^```(yaml.*|json inventory.*)\n([\s\S]*?)^```$/gm)) {
    if (heading !== undefined) {
      title = heading;
      headings += 1;
      continue;
    }
    const block: Block = { title, words: (info ?? "").split(" ").slice(1), text: text ?? "" };
    const adds = block.words.some((word) => word.includes("="));
    if (adds && openedUnder === headings) groups.at(-1)?.push(block);
    else groups.push([block]);
    openedUnder = headings;
  }
  return groups.map(exampleOf);
}

function exampleOf(blocks: readonly Block[]): LanguageExample {
  const named = (kind: string, folder: string, extension: string): Record<string, Source> =>
    Object.fromEntries(
      blocks.flatMap(({ words, text }) =>
        words
          .filter((word) => word.startsWith(`${kind}=`))
          .map((word) => word.slice(kind.length + 1))
          .map((name) => [name, { name: `${folder}/${name}.${extension}`, text }]),
      ),
    );
  const [first] = blocks as [Block];
  const isAddition = first.words.some((word) => word.includes("="));
  const body = isAddition ? "" : first.text;
  const environments = named("environment", "environments", "yaml");
  const inventories = named("inventory", "inventory", "json");
  for (const name of Object.keys(inventories)) environments[name] ??= accountOnly(name);
  if (Object.keys(environments).length === 0) environments["production"] = accountOnly("production");
  return {
    title: first.title,
    sources: {
      platform: {
        name: "platform.yaml",
        text: isAddition || first.words.includes("fragment") ? completed(body) : body,
      },
      environments,
      inventories,
    },
  };
}

function accountOnly(name: string): Source {
  return { name: `environments/${name}.yaml`, text: ACCOUNT };
}

function completed(fragment: string): string {
  const present = Object.keys((parse(fragment) as object | null) ?? {});
  const lacking = Object.keys(SMALL).filter((key) => !present.includes(key));
  return `${lacking.map((key) => SMALL[key]).join("")}${fragment}`;
}
