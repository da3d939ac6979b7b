/** The table of commands. `--help` is printed from it alone; a command's code is loaded when it runs. */
import { type CommandEntry, type Format, formats } from "./command.ts";
import { runCommands } from "./run-commands.ts";

const path = {
  syntax: "[path]",
  description: 'a platform.yaml or its folder (default: "platform.yaml", then "spec/platform.yaml")',
};

/** The formats of what is no finding: annotations and SARIF are for findings. */
const dataFormats: readonly Format[] = ["pretty", "json", "agent"];

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
    description:
      "Lists every stack and resource that the specification stands for, by the entry that each belongs to, with the line " +
      "that it comes from and the overrides in it. Pulumi is not loaded.",
    operands: [path],
    environment: true,
    date: true,
    formats: dataFormats,
    options: [{ flags: "--stack <name>", description: "only this stack" }],
    examples: [
      { command: "plan --environment development", says: "the resources of one environment" },
      { command: "plan --stack images", says: "the resources of one stack" },
      { command: "plan --format json > plan.json", says: "every input of every resource, as data" },
    ],
    load: () => import("./commands/plan.ts"),
  },
  {
    name: "cost",
    summary: "estimate what each environment costs in a month",
    description:
      "Estimates a month of each stack with the fewest tasks that may run, as it usually is, and with the most: every " +
      "resource, with the line that causes it. What has no known price is said, and not counted. Reads files only.",
    operands: [path],
    environment: true,
    date: true,
    formats: ["pretty", "json"],
    options: [{ flags: "--short", description: "only the sum of each entry" }],
    examples: [
      { command: "cost --environment production", says: "every charge of production" },
      { command: "cost --short", says: "what each entry costs" },
    ],
    load: () => import("./commands/cost.ts"),
  },
  {
    name: "effective",
    summary: "print the specification with every default and where each value comes from",
    description:
      "Prints the complete specification of each environment: merged, with every default, and behind each value the " +
      "line that it comes from. With one environment the output is itself a platform.yaml.",
    operands: [path],
    environment: true,
    date: true,
    formats: ["pretty", "json"],
    options: [],
    examples: [{ command: "effective --environment production", says: "what production amounts to" }],
    load: () => import("./commands/effective.ts"),
  },
  {
    name: "emit",
    summary: "write the Pulumi program",
    description:
      "Writes one Pulumi program a stack, into <out>/<environment>/<stack> and <out>/shared/<stack>. Only what was " +
      "written by this command is replaced, and a failure leaves what was there before whole.",
    operands: [path],
    environment: true,
    date: true,
    formats: dataFormats,
    options: [
      { flags: "--out <folder>", description: 'where to write (default: "build" beside the specification)' },
      {
        flags: "--workflows",
        description: "write the pipeline's workflows instead, into .github/workflows of the repository",
      },
    ],
    examples: [
      { command: "emit", says: "write every environment's program" },
      { command: "emit --workflows", says: "write the workflows that check, build, deploy, and look for drift" },
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
    formats: dataFormats,
    options: [{ flags: "--out <file>", description: "write what was registered as JSON" }],
    examples: [
      { command: "verify", says: "verify every environment" },
      { command: "verify --environment production --out registered.json", says: "and keep what was registered" },
    ],
    load: () => import("./commands/verify.ts"),
  },
  {
    name: "inventory",
    summary: "write down the digests of images that were built",
    description:
      "Writes the digests of images into the inventories of the environments that run them. The pipeline runs it after a build.",
    operands: [path],
    environment: true,
    date: true,
    formats: [],
    options: [{ flags: "--images <id=digest,...>", description: "the images by id, each with its digest" }],
    examples: [
      {
        command: "inventory --environment staging --images web=sha256:8e5d…",
        says: "let staging run this image of web",
      },
    ],
    load: () => import("./commands/inventory.ts"),
  },
  ...runCommands,
  {
    name: "schema",
    summary: "print the JSON Schema for editors",
    description:
      "Prints the JSON Schema (draft-07) of platform.yaml, of an environment's file, or of an inventory. With --of, editors " +
      "propose the specification's own names where an entry is referred to.",
    operands: [{ syntax: "[file]", description: '"platform" (the default), "environment", or "inventory"' }],
    environment: false,
    date: false,
    formats: [],
    options: [{ flags: "--of <path>", description: "write the names of this specification into it, as proposals" }],
    examples: [
      { command: "schema environment > environment.schema.json", says: "for environments/*.yaml" },
      {
        command: "schema platform --of spec > .cache/platform.schema.json",
        says: "with your services' and stores' names",
      },
    ],
    load: () => import("./commands/schema.ts"),
  },
  {
    name: "explain",
    summary: "explain a diagnostic's code, a resource, or a line",
    description:
      "Prints what a diagnostic means, with an example of the mistake and of its remedy; what a resource is, where it " +
      "comes from and who refers to it; or what a line of the specification amounts to. Without a subject it lists all codes.",
    operands: [
      {
        syntax: "[subject]",
        description: "a code, a resource (its owner and type, logical name, or URN), or file:line",
      },
      path,
    ],
    environment: true,
    date: true,
    formats: ["pretty", "json"],
    options: [],
    examples: [
      { command: "explain rule/same-route", says: "print a diagnostic's page" },
      { command: "explain services.gateway/aws:lb/targetGroup:TargetGroup", says: "a resource of the plan" },
      { command: "explain spec/platform.yaml:12", says: "what a line amounts to" },
    ],
    load: () => import("./commands/explain.ts"),
  },
];
