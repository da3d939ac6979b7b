/**
 * The failures that are neither a finding in the specification's content nor a bug of ours: wrong use, and what the
 * machine or a dependency refuses. Thrown where they are noticed, worded for the person who reads them.
 */

/** `use`: the command line asks for what cannot be; `machine`: a file, a process or a dependency failed. */
export type FailureKind = "use" | "machine";

export interface FailureText {
  readonly kind: FailureKind;
  /** What is wrong, naming the path or the word. */
  readonly message: string;
  /** The way out. */
  readonly help: string;
}

/** An expected failure. Its text is shown as it stands; its stack is not. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly help: string;

  constructor({ kind, message, help }: FailureText, options?: ErrorOptions) {
    super(message, options);
    this.name = "Failure";
    this.kind = kind;
    this.help = help;
  }
}
