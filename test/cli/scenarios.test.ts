/**
 * Each file of `scenarios/` is a conversation with the command line: documents, then commands with what they say. A block
 * begins with a line `==== kind ====` or `==== kind argument ====`:
 *
 * - `document PATH`: a file of the folder in which the commands run;
 * - `command`: the words behind `provfair-compile`; `stdout`, `stderr`, `status` follow it, empty ones left out.
 *
 * `npx vitest run test/cli/scenarios.test.ts --update` accepts what the commands say now.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

const folder = fileURLToPath(new URL("scenarios/", import.meta.url));

interface Block {
  readonly kind: string;
  readonly argument: string;
  readonly text: string;
}

function blocksOf(text: string): readonly Block[] {
  const [, ...parts] = text.split(/^==== (.*) ====\n/m);
  return Array.from({ length: parts.length / 2 }, (_, index) => {
    const [kind = "", argument = ""] = (parts[2 * index] ?? "").split(" ");
    return { kind, argument, text: parts[2 * index + 1] ?? "" };
  });
}

const print = (heading: string, text: string) => (text === "" ? "" : `==== ${heading} ====\n${text}`);

async function replay(text: string): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), "scenario-"));
  try {
    let said = text.slice(0, text.search(/^==== /m));
    for (const block of blocksOf(text)) {
      if (block.kind === "document") {
        mkdirSync(dirname(join(cwd, block.argument)), { recursive: true });
        writeFileSync(join(cwd, block.argument), block.text);
        said += `==== document ${block.argument} ====\n${block.text}`;
      } else if (block.kind === "command") {
        const words = block.text.trim().split(" ");
        const { status, stdout, stderr } = await runCommand(cwd, words);
        said += print("command", `${words.join(" ")}\n`) + print("stdout", stdout) + print("stderr", stderr);
        said += print("status", `${status}\n`);
      }
    }
    return said;
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

it.each(readdirSync(folder).sort())("%s", async (name) => {
  const file = join(folder, name);
  await expect(await replay(readFileSync(file, "utf8"))).toMatchFileSnapshot(file);
});
