/**
 * Takes the deletion protection that AWS itself has off what `destroy --keep-protected` removes: load balancers, which
 * AWS deletes only without it (Elastic Load Balancing User Guide: "Deletion protection"). Nothing else is touched.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StackGraph } from "../../graph/graph.ts";
import { urnsOf } from "../../graph/urn.ts";
import type { Invocation } from "../command.ts";
import { type EmittedStack, emitStacks } from "../emit-stacks.ts";
import { exitCodes } from "../exit-codes.ts";
import type { PreparedRun } from "./prepare.ts";
import { runStackOperation } from "./run-operation.ts";
import { runStacks } from "./run-stacks.ts";

const PROTECTION = "enableDeletionProtection";

/** Brings up those resources alone, each as it is planned but without its protection. Returns the exit code. */
export async function releaseProtection(
  invocation: Invocation,
  prepared: PreparedRun,
  stacks: readonly EmittedStack[],
): Promise<number> {
  for (const emitted of stacks) {
    const targets = await releasable(prepared, emitted);
    if (targets.length === 0) continue;
    const out = mkdtempSync(join(tmpdir(), "release-"));
    try {
      const released = await emitStacks({ stacks: [unprotected(emitted.stack, targets)], out, cwd: out });
      const { exitCode } = await runStacks(invocation, prepared, {
        operation: "up",
        flags: { targets },
        stacks: released,
      });
      if (exitCode !== exitCodes.fine) return exitCode;
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  }
  return exitCodes.fine;
}

/** URNs of what exists, has the protection, and does not stay. What cannot be read the removal itself reports. */
async function releasable(prepared: PreparedRun, emitted: EmittedStack): Promise<readonly string[]> {
  const outcome = await runStackOperation(prepared, emitted, { operation: "export" });
  if (outcome.kind === "failed") return [];
  const known = new Set(urnsOf(emitted.stack).values());
  return (outcome.state?.deployment.resources ?? [])
    .filter(({ urn, inputs, protect }) => inputs?.[PROTECTION] === true && protect !== true && known.has(urn))
    .map(({ urn }) => urn);
}

function unprotected(stack: StackGraph, targets: readonly string[]): StackGraph {
  const urns = urnsOf(stack);
  const nodes = stack.nodes.map((node) =>
    targets.includes(urns.get(node.id) ?? "") ? { ...node, inputs: { ...node.inputs, [PROTECTION]: false } } : node,
  );
  return { ...stack, nodes };
}
