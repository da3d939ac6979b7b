/** What a person types that nobody may see, and what comes through a pipe. */

const CONTROL_C = "\u0003";
const CONTROL_D = "\u0004";
const BACKSPACES: readonly string[] = ["\u0008", "\u007f"];

/** What a terminal in raw mode has sent up to now, of which nothing was shown. */
export interface Typed {
  readonly text: string;
  /** The person has ended the line, or given up. */
  readonly end: "entered" | "given-up" | undefined;
}

/** Takes the next characters; what follows the end of the line is dropped. */
export function type(before: Typed, chunk: string): Typed {
  let { text, end } = before;
  for (const character of chunk) {
    if (end !== undefined) break;
    if (character === "\r" || character === "\n") end = "entered";
    else if (character === CONTROL_C || (character === CONTROL_D && text === "")) end = "given-up";
    else if (character === CONTROL_D) end = "entered";
    else if (BACKSPACES.includes(character)) text = [...text].slice(0, -1).join("");
    else text += character;
  }
  return { text, end };
}

/** Asks at the process's terminal. The terminal is as it was before, whatever happens. */
export function askHidden(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  stderr.write(question);
  return new Promise((resolve, reject) => {
    let typed: Typed = { text: "", end: undefined };
    const leave = () => {
      stdin.off("data", take).off("end", close).off("error", fail);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write("\n");
    };
    const take = (chunk: string) => {
      typed = type(typed, chunk);
      if (typed.end === undefined) return;
      leave();
      resolve(typed.end === "entered" ? typed.text : undefined);
    };
    const close = () => {
      leave();
      resolve(undefined);
    };
    const fail = (error: Error) => {
      leave();
      reject(error);
    };
    stdin.setEncoding("utf8");
    stdin.setRawMode(true);
    stdin.on("data", take).once("end", close).once("error", fail);
    stdin.resume();
  });
}

/** All of the process's standard input, as UTF-8; throws where it is something else. */
export async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
}
