/** A Dockerfile as instructions (Docker: Dockerfile reference, format): continued lines joined, comments and heredocs left out. */

export interface Instruction {
  /** In capitals: `FROM`. */
  readonly keyword: string;
  /** What stands behind it, in one line. */
  readonly rest: string;
  /** Offsets of its first line in the text, without the line's end. */
  readonly start: number;
  readonly end: number;
}

export interface Stage {
  readonly from: Instruction;
  /** The image, or the stage that it goes on from. */
  readonly base: string;
  /** Its name in small letters; undefined where it has none. */
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

export function instructionsOf(text: string): readonly Instruction[] {
  const found: Instruction[] = [];
  let open: { keyword: string; rest: string; start: number; end: number } | undefined;
  let heredoc: string | undefined;
  let offset = 0;
  for (const line of text.split("\n")) {
    const start = offset;
    offset += line.length + 1;
    const plain = line.replace(/\r$/, "");
    if (heredoc !== undefined) {
      if (plain.trim() === heredoc) heredoc = undefined;
      continue;
    }
    if (/^\s*(#|$)/.test(plain)) continue;
    const continues = /\\\s*$/.test(plain);
    const part = plain.replace(/\\\s*$/, "").trim();
    if (open === undefined) {
      const [, keyword = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(part) ?? [];
      const indent = plain.length - plain.trimStart().length;
      open = { keyword: keyword.toUpperCase(), rest, start: start + indent, end: start + plain.trimEnd().length };
    } else open.rest = `${open.rest} ${part}`;
    if (continues) continue;
    heredoc = /^(RUN|COPY|ADD)$/.test(open.keyword) ? /<<-?["']?(\w+)["']?/.exec(open.rest)?.[1] : undefined;
    found.push(open);
    open = undefined;
  }
  if (open !== undefined) found.push(open);
  return found;
}

/** The stages, in their order; none where nothing begins with FROM. */
export function stagesOf(instructions: readonly Instruction[]): readonly Stage[] {
  const stages: { from: Instruction; base: string; name: string | undefined; instructions: Instruction[] }[] = [];
  for (const instruction of instructions) {
    if (instruction.keyword !== "FROM") {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const words = instruction.rest.split(/\s+/).filter((word) => !word.startsWith("--"));
    const named = words[1]?.toUpperCase() === "AS" ? words[2]?.toLowerCase() : undefined;
    stages.push({ from: instruction, base: words[0] ?? "", name: named, instructions: [] });
  }
  return stages;
}
