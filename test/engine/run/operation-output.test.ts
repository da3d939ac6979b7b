/** What is told of an operation whose process crashes; operations of the engine: test/engine-real. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { OperationRequest } from "../../../src/engine/run/messages.ts";
import { runOperation } from "../../../src/engine/run/operation.ts";
import { createRedactor } from "../../../src/engine/run/redact.ts";

const folder = mkdtempSync(join(tmpdir(), "operation-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is told of a process that says these secrets, prints these pieces, and ends with 7. */
async function crashed(secrets: readonly string[], pieces: readonly Buffer[]): Promise<string> {
  const script = join(folder, "child.cjs");
  const lines = pieces.map((piece) => `await print(${JSON.stringify(piece.toString("base64"))});`).join("\n");
  writeFileSync(
    script,
    `const print = (text) => new Promise((done) => process.stdout.write(Buffer.from(text, "base64"), () => setTimeout(done, 30)));
     process.send({ kind: "secrets", values: ${JSON.stringify(secrets)} }, async () => {
       ${lines}
       process.exit(7);
     });`,
  );
  const redactor = createRedactor([]);
  const outcome = await runOperation({
    script,
    modules: folder,
    request: { folder, environment: {} } as unknown as OperationRequest,
    onSecrets: redactor.add,
    redacting: redactor.stream,
  });
  return outcome.kind === "failed" ? outcome.message : "";
}

it("tells the last output of one that crashes, in which no half of a secret is left where it is cut", async () => {
  const secret = "correct-horse-battery-staple";
  const printed = `${"x".repeat(100)}${secret}${"y".repeat(3_980)}!`;
  const message = await crashed([secret], [Buffer.from(printed)]);
  expect(message).toMatch(/^the process ended with exit code 7\n/);
  expect(message.endsWith(`[secret]${"y".repeat(3_980)}!`)).toBe(true);
  for (const piece of ["correct", "horse", "battery", "staple", "ple"]) expect(message).not.toContain(piece);
});

it("knows a secret that comes in pieces, also where a character does", async () => {
  const text = Buffer.from("at pässwörd-ü-1 all");
  const cut = text.indexOf(Buffer.from("ö")) + 1;
  const message = await crashed(["pässwörd-ü-1"], [text.subarray(0, 5), text.subarray(5, cut), text.subarray(cut)]);
  expect(message).toBe("the process ended with exit code 7\nat [secret] all");
});
