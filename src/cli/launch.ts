/**
 * The first thing that a process of this program loads: answers `--version` at once, and runs everything else from the
 * one bundle beside it.
 */
import { fileURLToPath } from "node:url";
import packageJson from "../../package.json" with { type: "json" };
import { runCached } from "./code-cache.ts";

/** Filled in by tools/build.mjs: the name of the bundle of main.ts, which changes with its content. */
declare const MAIN_BUNDLE: string;

/** Runs the command line's words (without the interpreter's) to an exit code. */
export async function launch(words: readonly string[]): Promise<number> {
  const [first = ""] = words;
  if (words.length === 1 && (first === "--version" || first === "-V")) {
    return await new Promise((resolve) => {
      // The error of a write comes twice.
      process.stdout.on("error", () => undefined);
      process.stdout.write(`${packageJson.version}\n`, (error) => resolve(error ? 3 : 0));
    });
  }
  const bundle = fileURLToPath(new URL(MAIN_BUNDLE, import.meta.url));
  const cache = `${bundle}.${cacheName(words)}.${process.version}.${process.arch}`;
  const module = runCached(bundle, cache);
  const { main } = module.exports as typeof import("./main.ts");
  const exitCode = await main(words);
  // A run that ends early has compiled only a part of what the next one needs.
  if (exitCode === 0) module.keep();
  return exitCode;
}

/** A cache for each command: what another one leaves holds little of what this one runs. */
function cacheName(words: readonly string[]): string {
  const [first = ""] = words;
  const isHelp = words.includes("--help") || words.includes("-h") || !/^[a-z]+$/.test(first);
  return isHelp ? "help" : first;
}
