/** The table of commands. `--help` is printed from it alone; a command's code is loaded when it runs. */
import { type CommandEntry, formats } from "./command.ts";

const path = {
  syntax: "[path]",
  description: 'a platform.yaml or its folder (default: "platform.yaml", then "spec/platform.yaml")',
};

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly CommandEntry[] = [
  {
    name: "check",
    summary: "validate the specification, every environment of it",
    description:
      "Validates the specification: each environment by itself, then all of them together. Reads files only.",
    operands: [path],
    environment: true,
    date: true,
    formats,
    options: [],
    examples: [
      { command: "check", says: "check the platform of this folder" },
      { command: "check spec/platform.yaml --environment production", says: "one environment" },
      { command: "check --format github", says: "annotations in a pull request" },
    ],
    load: () => import("./commands/check.ts"),
  },
  {
    name: "plan",
    summary: "list the resources that each environment consists of",
    description: "Lists every stack and resource that the specification stands for, without loading Pulumi.",
    operands: [path],
    environment: true,
    date: true,
    formats,
    options: [],
    examples: [
      { command: "plan --environment development", says: "the resources of one environment" },
      { command: "plan --format json > plan.json", says: "the same as data" },
    ],
    load: () => import("./commands/plan.ts"),
  },
  {
    name: "effective",
    summary: "print the specification with every default and where each value comes from",
    description: "Prints the complete specification of each environment: merged, with every default and every origin.",
    operands: [path],
    environment: true,
    date: true,
    formats,
    options: [],
    examples: [{ command: "effective --environment production", says: "what production amounts to" }],
    load: () => import("./commands/effective.ts"),
  },
  {
    name: "emit",
    summary: "write the Pulumi program",
    description: "Writes one Pulumi program a stack. A failure leaves what was there before whole.",
    operands: [path],
    environment: true,
    date: true,
    formats,
    options: [{ flags: "--out <folder>", description: 'where to write (default: "build" beside the specification)' }],
    examples: [
      { command: "emit", says: "write every environment's program" },
      {
        command: "emit --environment staging --out infrastructure",
        says: "one environment, into a folder of one's own",
      },
    ],
    load: () => import("./commands/emit.ts"),
  },
  {
    name: "verify",
    summary: "run the program offline and compare it with the plan",
    description:
      "Prints the plan, writes the program, runs it through the Pulumi SDK on an embedded engine, and compares what it " +
      "registers with what was planned. Needs neither an account nor the Pulumi command.",
    operands: [path],
    environment: true,
    date: true,
    formats,
    options: [{ flags: "--out <file>", description: "write what was registered as JSON" }],
    examples: [
      { command: "verify", says: "verify every environment" },
      { command: "verify --environment production --out registered.json", says: "and keep what was registered" },
    ],
    load: () => import("./commands/verify.ts"),
  },
  {
    name: "schema",
    summary: "print the JSON Schema for editors",
    description: "Prints the JSON Schema (draft-07) of platform.yaml or of an environment file.",
    operands: [{ syntax: "[file]", description: '"platform" (the default) or "environment"' }],
    environment: false,
    date: false,
    formats: [],
    options: [],
    examples: [{ command: "schema environment > environment.schema.json", says: "for environments/*.yaml" }],
    load: () => import("./commands/schema.ts"),
  },
  {
    name: "explain",
    summary: "explain a diagnostic's code",
    description: "Prints what a diagnostic means, why it matters, and an example of the mistake and of its remedy.",
    operands: [{ syntax: "<code>", description: 'a diagnostic\'s code, such as "schema/unknown-key"' }],
    environment: false,
    date: false,
    formats: ["pretty", "json"],
    options: [],
    examples: [{ command: "explain schema/unknown-key", says: "print its page" }],
    load: () => import("./commands/explain.ts"),
  },
];
