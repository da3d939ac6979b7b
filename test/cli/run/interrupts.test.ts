import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { CANCELLING, KILLED, listenForInterrupts } from "../../../src/cli/run/interrupts.ts";

it("cancels at the first, ends at the second, and says so each time", () => {
  const said: string[] = [];
  const source = new EventEmitter();
  const { cancel, kill, release } = listenForInterrupts((text) => said.push(text), source as never);
  expect([cancel.aborted, kill.aborted]).toEqual([false, false]);
  source.emit("SIGINT");
  expect([cancel.aborted, kill.aborted, said]).toEqual([true, false, [CANCELLING]]);
  source.emit("SIGTERM");
  expect([kill.aborted, said]).toEqual([true, [CANCELLING, KILLED]]);
  source.emit("SIGINT");
  expect(said.length).toBe(2);
  release();
  expect(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => source.listenerCount(signal))).toEqual([0, 0, 0]);
});
