/** Opens the stack of an operation, and makes it where there is none, for the process of an operation (see child.ts). */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as automation from "@pulumi/pulumi/automation/index.js";
import type { Deployment } from "../deployment.ts";
import type { OperationRequest } from "../messages.ts";
import { exportState, toolsOf } from "./state.ts";

export type Automation = typeof automation;

export interface OpenedStack {
  readonly stack: automation.Stack;
  /** Its state, secrets in plain text; makes the stack where there is none and the operation makes one. */
  readonly before: () => Promise<Deployment>;
}

/** Pulumi's command line, which is asked for its version where the request does not say it. */
export async function findPulumi(
  api: Automation,
  { cli, cliVersion }: OperationRequest,
  load: NodeJS.Require,
): Promise<automation.PulumiCommand> {
  if (cliVersion === undefined) return await api.PulumiCommand.get(cli === undefined ? {} : { root: cli });
  const { SemVer } = createRequire(load.resolve("@pulumi/pulumi/automation"))("semver") as { SemVer: Constructor };
  const program = cli === undefined ? "pulumi" : join(cli, "bin", "pulumi");
  const version = Reflect.construct(SemVer, [cliVersion]);
  return Reflect.construct(api.PulumiCommand as unknown as Constructor, [program, version]) as automation.PulumiCommand;
}

type Constructor = new (...words: unknown[]) => unknown;

/**
 * Opens the stack with as few starts of the command line as it takes: each names its stack by itself, so that none has to
 * be selected, and where the stack's settings are there, reading its state tells whether it is there as well.
 */
export async function openStack(
  api: Automation,
  request: OperationRequest,
  { command, program }: { readonly command: automation.PulumiCommand; readonly program: automation.PulumiFn },
): Promise<OpenedStack> {
  const { project, stack: own, organization, settings } = request;
  const name = organization === undefined ? own : api.fullyQualifiedStackName(organization, project, own);
  const workspace = await api.LocalWorkspace.create(optionsOf(request, command, program));
  const makes = request.operation === "preview" || request.operation === "up";
  const creates = makes && (request.flags.newState === true || !holdsKey(request));
  /** Resolves with whether it was there; rejects where it is not and is not to be made. */
  const orCreate = async <T>(look: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await look();
    } catch (error) {
      if (!creates || !(error instanceof Error) || error.name !== "StackNotFoundError") throw error;
      await workspace.createStack(name);
      return undefined;
    }
  };
  let made = false;
  if (!existsSync(join(settings, `Pulumi.${own}.yaml`))) {
    made = (await orCreate(() => workspace.selectStack(name).then(() => true))) === undefined;
    // Pulumi would make a new key without a word, and what the old one encrypted could not be read by anybody else.
    if (!made && needsSettings(request)) throw new MissingSettings(`Pulumi.${own}.yaml is not in ${settings}`);
  }
  const stack = await api.Stack.select(name, Object.assign(workspace, { selectStack: () => Promise.resolve() }));
  return {
    stack,
    before: async () => {
      if (made) return {};
      return (await orCreate(() => exportState(name, "shown", toolsOf(stack))))?.deployment ?? {};
    },
  };
}

/**
 * Whether the stack's settings hold its key: it was made before, here or elsewhere. Where Pulumi Cloud keeps the key, and
 * after `pulumi stack rm`, they do not.
 */
export function holdsKey({ settings, stack }: Pick<OperationRequest, "settings" | "stack">): boolean {
  const file = join(settings, `Pulumi.${stack}.yaml`);
  return existsSync(file) && /^(encryptionsalt|encryptedkey):/m.test(readFileSync(file, "utf8"));
}

function optionsOf(
  { project, settings, backend, secretsProvider, providers, environment }: OperationRequest,
  pulumiCommand: automation.PulumiCommand,
  program: automation.PulumiFn,
): automation.LocalWorkspaceOptions {
  return {
    workDir: settings,
    pulumiCommand,
    program,
    envVars: { PULUMI_SKIP_UPDATE_CHECK: "true", ...environment, PULUMI_BACKEND_URL: backend },
    projectSettings: {
      name: project,
      runtime: "nodejs",
      ...(providers.length === 0 ? {} : { plugins: { providers: providers.map((provider) => ({ ...provider })) } }),
    },
    ...(secretsProvider === undefined ? {} : { secretsProvider }),
  };
}

class MissingSettings extends Error {
  override readonly name = "MissingSettings";
}

/** Whether the stack's key is in its settings: Pulumi Cloud keeps it by itself; releasing a lock needs none. */
function needsSettings({ operation, backend, secretsProvider }: OperationRequest): boolean {
  return operation !== "cancel" && (!/^https?:/.test(backend) || secretsProvider !== undefined);
}
