/** Runs the emitted programs, two at a time, and hands over each result in the order of the stacks. */
import { Failure } from "../diagnostic/failure.ts";
import { type VerifyResult, verifyStack } from "../engine/verify/verify.ts";
import type { EmittedStack } from "./emit-stacks.ts";

export interface VerifyRequest {
  readonly emitted: readonly EmittedStack[];
  /** Absolute path of the folder in which the Pulumi packages are looked for after the emitted ones. */
  readonly project: string;
  /** Called with the names of the stacks whose programs run, whenever they change. */
  readonly onProgress: (running: readonly string[]) => void;
  readonly onResult: (result: VerifyResult) => void;
}

/** Each program runs twice in a process of its own, side by side: more at a time wait for the processor only. */
const atOnce = 2;
/** Far above the 10 s that a thousand resources take on a slow machine. */
const timeoutMs = 300_000;

/** Verifies every program. Throws `Failure` where the Pulumi packages are missing or a process cannot be started. */
export async function verifyStacks(request: VerifyRequest): Promise<readonly VerifyResult[]> {
  const { emitted, project, onProgress, onResult } = request;
  const results: (VerifyResult | undefined)[] = emitted.map(() => undefined);
  const running = new Set<string>();
  const abort = new AbortController();
  let next = 0;
  let told = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < emitted.length; index = next++) {
      const { stack, folder } = emitted[index] as EmittedStack;
      running.add(stack.name);
      onProgress([...running]);
      results[index] = await verifyStack({
        stack,
        folder,
        entry: "bin/index.js",
        timeoutMs,
        project,
        signal: abort.signal,
      });
      running.delete(stack.name);
      onProgress([...running]);
      for (let result = results[told]; result !== undefined; result = results[++told]) onResult(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } catch (error) {
    abort.abort();
    throw machineFailure(error);
  }
  return results.filter((result) => result !== undefined);
}

/** The engine's own words are a problem and, behind a semicolon, a way out. */
function machineFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error;
  const [message = "", help] = error.message.split("; ");
  if (help === undefined) return error;
  return new Failure({ kind: "machine", message, help }, { cause: error });
}
