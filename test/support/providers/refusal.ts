/** What the simulated cloud refuses, in AWS's words as the provider passes them on. */
import type { Properties } from "./store.ts";

/** The cloud's answer to what it does not do. */
export class Refusal extends Error {}

/** The object exists, but the operation did not come to its end. */
export class PartialFailure extends Error {
  readonly id: string;
  readonly properties: Properties;
  readonly inputs: Properties;

  constructor(
    reason: string,
    made: { readonly id: string; readonly properties: Properties; readonly inputs: Properties },
  ) {
    super(reason);
    this.id = made.id;
    this.properties = made.properties;
    this.inputs = made.inputs;
  }
}
