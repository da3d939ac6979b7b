/**
 * What the command line and the process of one operation say to each other over Node's IPC channel: first the request,
 * then events and output as they come, at last the outcome. Everything is JSON.
 */
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Setting } from "../../graph/configuration.ts";
import type { ExportedStack, ResourceState } from "./deployment.ts";
import type { Listing } from "./recovery/listing.ts";

export type { EngineEvent };

/**
 * `drift`: a refresh that changes nothing. `export` and `import`: reads the stack's state, and puts another in its place.
 * `lookup`: finds objects in the cloud.
 */
export type Operation =
  | "preview"
  | "up"
  | "refresh"
  | "drift"
  | "destroy"
  | "outputs"
  | "cancel"
  | "export"
  | "import"
  | "lookup";

export interface OperationRequest {
  readonly operation: Operation;
  /** The emitted folder; absolute. Its `@pulumi/pulumi` runs the operation: two copies of the SDK cannot serialise. */
  readonly folder: string;
  /**
   * SHA-256 of each file of the program, by its path in the folder: `preview` and `up` run no other (see
   * child/program.ts).
   */
  readonly program: Readonly<Record<string, string>>;
  /** The compiled entry file, relative to the folder: `bin/index.js`. */
  readonly entry: string;
  readonly project: string;
  readonly stack: string;
  /** Of Pulumi Cloud, in which the stack is; `undefined`: the user's own, or another backend. */
  readonly organization?: string | undefined;
  /** Where Pulumi.yaml is written and Pulumi.<stack>.yaml kept, which holds the stack's key; absolute. */
  readonly settings: string;
  /** `file:///…`, `s3://…` or `https://api.pulumi.com`. */
  readonly backend: string;
  /** The folder whose `bin/` holds Pulumi; `undefined`: the one on PATH. */
  readonly cli: string | undefined;
  /** `3.220.0`; `undefined`: it is asked once more. */
  readonly cliVersion?: string | undefined;
  /** For a new stack, as `pulumi stack init` takes it; `undefined`: a passphrase. */
  readonly secretsProvider: string | undefined;
  /** Provider programs that are run in place of installed ones. */
  readonly providers: readonly { readonly name: string; readonly path: string }[];
  /** For Pulumi and the providers. */
  readonly environment: Readonly<Record<string, string>>;
  readonly flags: OperationFlags;
  /** Keys of secret configuration that the program reads and `preview` and `up` make where the stack has none. */
  readonly generated: readonly string[];
  /** What the program reads of the stack's configuration; `preview` and `up` ask for it first. */
  readonly configuration?: readonly Setting[] | undefined;
  /** Of `import`: the state, secrets encrypted. */
  readonly state?: ExportedStack | undefined;
  /** Of `lookup`. */
  readonly lookups?: readonly LookupRequest[] | undefined;
}

/** An object that may exist: by its identifier, by its tags, or in a list. */
export interface LookupRequest {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** What its creation was asked with; secrets are marked, and shown. */
  readonly inputs: NonNullable<ResourceState["inputs"]>;
  /** Outputs that are secrets whatever the provider says. */
  readonly secretOutputs: readonly string[];
  /** The provider that was to make it. */
  readonly provider: { readonly package: string; readonly inputs: NonNullable<ResourceState["inputs"]> };
  readonly id?: string;
  /** How it is read: as state with the inputs, or as `pulumi import` does. */
  readonly form?: "state" | "import";
  readonly tagged?: {
    readonly service: string;
    readonly arn: string;
    readonly region: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly id: "arn" | "last" | "import";
  };
  readonly listed?: Listing;
}

export interface LookupResult {
  readonly urn: string;
  /** None: there is no such object. */
  readonly found: readonly {
    readonly id: string;
    readonly outputs: NonNullable<ResourceState["outputs"]>;
    readonly arn?: string;
  }[];
}

export interface OperationFlags {
  /** Of `up`: generated secrets that have a next value are rotated (see child/configuration.ts). */
  readonly rotate?: boolean | undefined;
  /** Of `preview` and `up`: a stack whose settings hold its key and that the backend does not have is made anew. */
  readonly newState?: boolean | undefined;
  /** How many resources at once; `undefined`: as many as Pulumi's command line allows by default. */
  readonly parallel?: number | undefined;
  /** Of `destroy`: protected resources stay, with what they need and what configures them (see keep.ts). */
  readonly keepProtected?: boolean | undefined;
  /** With it: the URNs of what the plan protects, which stay as well. */
  readonly plannedProtected?: readonly string[] | undefined;
  /**
   * Of `up`: the URNs of the planned resources that may have AWS's own protection from deletion (see protection.ts). It
   * is taken off others that have it, since they are deleted; `undefined`: off none.
   */
  readonly protections?: readonly string[] | undefined;
  /** Of `preview`: the hash of the state is told that it was made from, and it fails where the state is another at its end. */
  readonly hashed?: boolean | undefined;
  /** Of `up`: the hash of the state that it was planned on (see saved-plan.ts), by stack; it is done on no other. */
  readonly plannedStates?: Readonly<Record<string, string>> | undefined;
  /** Of `export`: secrets are in plain text. */
  readonly showSecrets?: boolean | undefined;
}

export type ToChild =
  | { readonly kind: "run"; readonly request: OperationRequest }
  /** Lets the engine end what it is doing, then stops it. */
  | { readonly kind: "cancel" };

export type FromChild =
  | { readonly kind: "event"; readonly event: EngineEvent }
  /** The secret values of the stack, before anything that may hold them. */
  | { readonly kind: "secrets"; readonly values: readonly string[] }
  /** What Pulumi prints. */
  | { readonly kind: "output"; readonly text: string }
  | { readonly kind: "end"; readonly outcome: Outcome };

export type Outcome = Succeeded | Failed;

export interface Succeeded {
  readonly kind: "succeeded";
  /** Number of resources by operation: `create`, `update`, `same`, `delete` … */
  readonly changes: Readonly<Record<string, number>>;
  /** The stack's outputs after an `up`, secrets hidden; or those asked for by `outputs`, secrets in plain text. */
  readonly outputs: Readonly<Record<string, { readonly value: unknown; readonly secret: boolean }>>;
  /** Of `export`. */
  readonly state?: ExportedStack;
  /** Of a `preview` that was to tell it. */
  readonly stateHash?: string;
  /** Of `lookup`, in the order of the request. */
  readonly found?: readonly LookupResult[];
}

export interface Failed {
  readonly kind: "failed";
  /**
   * `conflict`: another operation holds the stack. `no-state`: the stack's settings hold its key, and the backend does not
   * have the stack. `no-settings`: the stack exists, and its Pulumi.<stack>.yaml, which holds its key, does not.
   * `no-configuration`: the program reads values that are not set. `no-program`: files of the folder are not those of the
   * request. `another-state`: the state is not the one that was planned on, or has changed during a preview. `pending`: the engine was killed before, and what it had begun is to be found out first (see recovery/recover.ts).
   * `protected`: what was to be destroyed is protected in the state. `cancelled`: it was cancelled before its end; what had
   * been begun was finished. `crash`: the process ended without a word.
   */
  readonly cause:
    | "conflict"
    | "no-stack"
    | "no-state"
    | "no-settings"
    | "no-configuration"
    | "no-program"
    | "another-state"
    | "pending"
    | "protected"
    | "cancelled"
    | "pulumi"
    | "crash";
  readonly message: string;
  /** Of `no-configuration`: what has to be set. */
  readonly settings?: readonly Setting[];
  /** Pulumi's exit code, where it came to one. */
  readonly code?: number;
}
