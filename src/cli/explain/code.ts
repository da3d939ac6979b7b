/** Explains a diagnostic's code: its page of the documentation. */
import { readdirSync, readFileSync } from "node:fs";
import { Failure } from "../../diagnostic/failure.ts";
import { nearest, quotedList } from "../../diagnostic/nearest.ts";
import { packageFile } from "../package-files.ts";
import type { Colours } from "../render/colours.ts";

/** `stage/slug`. */
export function isCode(word: string): boolean {
  return /^[a-z-]+\/[a-z][a-z0-9-]*$/.test(word);
}

/** Every code that has a page, sorted. */
export function knownCodes(): readonly string[] {
  const folder = packageFile("docs", "diagnostics");
  const stages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const pages = stages.flatMap(({ name: stage }) =>
    readdirSync(packageFile("docs", "diagnostics", stage))
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${stage}/${name.slice(0, -".md".length)}`),
  );
  return pages.sort();
}

/** The page of a code, in Markdown. Throws `Failure` with the nearest codes for one that does not exist. */
export function readPage(code: string): string {
  const codes = knownCodes();
  if (codes.includes(code)) return readFileSync(packageFile("docs", "diagnostics", `${code}.md`), "utf8");
  const slug = code.slice(code.indexOf("/") + 1);
  const sameSlug = codes.filter((known) => known.endsWith(`/${slug}`));
  const near = sameSlug.length > 0 ? sameSlug : nearest(code, codes);
  throw new Failure({
    kind: "use",
    message: `there is no diagnostic "${code}"`,
    help: near.length > 0 ? `write ${quotedList(near, 3)}` : '"provfair-compile explain" lists all codes',
  });
}

/** What a page says first, without its title. */
export function reasonOf(page: string): string {
  return page.split("\n").find((line, index) => index > 0 && line.trim() !== "") ?? "";
}

/** A page for a terminal: headings stand out, and fences are taken away from their indented content. */
export function renderPage(page: string, colours: Colours): string {
  let isCode = false;
  const lines = page.split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      isCode = !isCode;
      const of = /environment=(\S+)/.exec(line)?.[1];
      return isCode && of !== undefined ? [`    ${colours.dim(`# environments/${of}.yaml`)}`] : [];
    }
    if (isCode) return [line === "" ? "" : `    ${colours.cyan(line)}`];
    const [, heading] = /^#+ (.*)$/.exec(line) ?? [];
    return [heading === undefined ? line : colours.bold(heading)];
  });
  return lines.join("\n");
}
