/** The entries of the commands that run the programs on Pulumi's engine. */
import type { CommandEntry, Format, Operand, OwnOption } from "./command.ts";

const path: Operand = {
  syntax: "[path]",
  description: 'a platform.yaml or its folder (default: "platform.yaml", then "spec/platform.yaml")',
};
const stack: OwnOption = { flags: "--stack <name>", description: "only this stack" };
const newState: OwnOption = {
  flags: "--new-state",
  description: "begin with an empty state where a stack was made before and the backend does not have it",
};
const quiet: OwnOption = { flags: "--quiet", description: "only errors, and what came of each stack" };
const formats: readonly Format[] = ["pretty", "json"];

const common = { operands: [path], environment: true, date: true, formats } as const;

/** The commands, in the order in which `--help` lists them. */
export const runCommands: readonly CommandEntry[] = [
  {
    ...common,
    name: "init",
    operands: [
      { syntax: "[path-or-service]", description: '"service", or with --backend a platform.yaml or its folder' },
      { syntax: "[name]", description: "the service's name" },
      { syntax: "[path]", description: "of a service, its platform.yaml or the folder of it" },
    ],
    summary: "make what a platform needs before its first up",
    description:
      "With --backend: makes the S3 bucket that state.backend names, with a key of its own, versioned, closed to the public, " +
      "TLS only, and copied into state.replica or the standby region. Shows what it will do, and in which account, and asks for the bucket's " +
      "name. The account is that of the environments; where they have several, or it is to be another, --account says it. " +
      "Run again, it goes on where it was ended, and changes nothing that is as it should be. " +
      "init service NAME: writes the first files of a service that is built here, an image in two stages without root and a " +
      "program that answers its health check; it overwrites nothing.",
    environment: false,
    options: [
      { flags: "--backend", description: "the bucket of the state" },
      { flags: "--account <id>", description: "the account that the bucket belongs in" },
      { flags: "--kind <kind>", description: "of a service: node, go, python, jvm or static" },
      { flags: "--confirm <name>", description: "the bucket's name, where nobody can be asked" },
    ],
    examples: [
      { command: "init service profiles --kind go", says: "a Dockerfile and a program to begin with" },
      { command: "init --backend", says: "show what is to be made, ask, and make it" },
      { command: "init --backend --confirm shop-state", says: "in a script" },
    ],
    load: () => import("./commands/init.ts"),
  },
  {
    ...common,
    name: "preview",
    summary: "ask the engine what up would do",
    description:
      "Asks Pulumi's engine and the providers what an up of one environment would do. Needs the Pulumi command, " +
      "credentials of the environment's account, and the state. Changes nothing.",
    options: [stack, quiet, newState, { flags: "--save <file>", description: "write the plan that up --plan takes" }],
    examples: [
      { command: "preview --environment development", says: "what would change in development" },
      { command: "preview --environment production --save plan.json", says: "a plan to look at, and to hold up to" },
      { command: "preview --environment production --format json", says: "one JSON object a line" },
    ],
    load: () => import("./commands/preview.ts"),
  },
  {
    ...common,
    name: "up",
    summary: "make what the specification says",
    description:
      "Brings one environment up: its account's stack, the images', its own. Ctrl-C lets what is being made finish; " +
      "a second one ends at once. Needs the Pulumi command and credentials of the environment's account.",
    options: [
      stack,
      quiet,
      newState,
      {
        flags: "--plan <file>",
        description: "only what was planned: refuse another commit, program, or state than preview --save saw",
      },
      {
        flags: "--rotate-cdn-secret",
        description: "let the CDN ask the load balancer with another secret, without an interruption",
      },
    ],
    examples: [
      { command: "up --environment development", says: "make or change development" },
      { command: "up --environment production --plan plan.json", says: "what was looked at, and nothing else" },
      { command: "up --environment production --stack images", says: "only the repositories of images" },
    ],
    load: () => import("./commands/up.ts"),
  },
  {
    ...common,
    name: "refresh",
    summary: "take into the state what is there in the cloud",
    description:
      "Reads every resource of one environment and takes into the state what differs there. The next up puts it right. " +
      "Changes nothing in the cloud.",
    options: [stack, quiet],
    examples: [{ command: "refresh --environment production", says: "before an up, after changes by hand" }],
    load: () => import("./commands/refresh.ts"),
  },
  {
    ...common,
    name: "drift",
    summary: "show what differs in the cloud from the state",
    description:
      "Reads every resource of one environment and shows each property that differs from the state, with the line of the " +
      "specification, what is expected, and what is there. Changes nothing, the state neither. Exit code 1: something has " +
      "drifted that neither a schedule of the specification explains nor is left to AWS.",
    options: [stack, quiet],
    examples: [
      { command: "drift --environment production", says: "after changes by hand" },
      { command: "drift --environment production --format json", says: "one JSON object a line" },
    ],
    load: () => import("./commands/drift.ts"),
  },
  {
    ...common,
    name: "recover",
    summary: "repair the state after the engine was killed",
    description:
      "Finds what a killed engine had begun, looks it up in the cloud by identifier or tags, and takes it into the state " +
      "or forgets it; up, preview, refresh, drift, and destroy do the same by themselves. What cannot be told is for a person " +
      "to say, all of it at once. Changes nothing in the cloud. Exit code 1: something is left to say.",
    options: [
      stack,
      {
        flags: "--imported <name=id,...>",
        description: "resources that exist, by logical name or URN, with the identifier as pulumi import takes it",
      },
      { flags: "--absent <name,...>", description: "resources that do not exist" },
    ],
    examples: [
      { command: "recover --environment production", says: "find out and repair" },
      {
        command:
          "recover --environment production --stack production --imported web=sg-0123456789abcdef0 --absent jobs",
        says: "say which object it is, and that another does not exist",
      },
    ],
    load: () => import("./commands/recover.ts"),
  },
  {
    ...common,
    name: "destroy",
    summary: "remove an environment",
    description:
      "Removes what one environment consists of, after asking for the platform's name. What environments share stays " +
      "unless its stack is named. What the specification or the state protects is refused unless --keep-protected is given.",
    options: [
      stack,
      quiet,
      { flags: "--confirm <name>", description: "the platform's name, where nobody can be asked" },
      {
        flags: "--keep-protected",
        description: "remove all but what is protected, what that needs, and what configures it; list what stays",
      },
    ],
    examples: [
      { command: "destroy --environment development", says: "remove development" },
      { command: "destroy --environment production --keep-protected", says: "remove all but what holds data" },
    ],
    load: () => import("./commands/destroy.ts"),
  },
  {
    ...common,
    name: "outputs",
    summary: "print the outputs of an environment's stacks",
    description:
      "Prints the outputs of the stacks of one environment as the last up left them. Secret ones are hidden.",
    options: [stack, { flags: "--show-secrets", description: "print secret values too" }],
    examples: [{ command: "outputs --environment production --format json", says: "as data" }],
    load: () => import("./commands/outputs.ts"),
  },
  {
    ...common,
    name: "secrets",
    summary: "set the values that people supply, or list secrets",
    description:
      "set asks for the value of a secret, or of one of its keys, without showing it, or reads it from standard input; puts " +
      "it into Secrets Manager; and notes in the inventory that it is set. list shows the secrets of an environment, " +
      "which of their keys are set, and when they last changed. Needs credentials of the environment's account.",
    operands: [
      { syntax: "<action>", description: '"set" or "list"' },
      { syntax: "[secret]", description: "of set: the secret, or the secret, a dot, and a key; of list: nothing" },
      path,
    ],
    options: [],
    examples: [
      { command: "secrets set psp.apiKey --environment production", says: "asks for the value" },
      { command: "secrets set psp.apiKey --environment production < key.txt", says: "the value of a file" },
      { command: "secrets list --environment production", says: "which are set, and since when" },
    ],
    load: () => import("./commands/secrets.ts"),
  },
  {
    ...common,
    name: "cancel",
    summary: "release the locks of runs that were killed",
    description:
      "Releases the locks of one environment's stacks, and says who held them and since when. A run that is still going " +
      "must not lose its lock: two at once damage the state. Of one on this machine that is seen, and cancel refuses. " +
      "Needs no passphrase.",
    formats: [],
    options: [
      stack,
      { flags: "--force", description: "release the lock of a process that is running on this machine" },
    ],
    examples: [{ command: "cancel --environment development --stack development", says: "one stack's lock" }],
    load: () => import("./commands/cancel.ts"),
  },
];
