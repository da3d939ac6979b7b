/** What is said where a stack was made before and the backend does not have it: its state is elsewhere, or gone. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { StackGraph } from "../../graph/graph.ts";
import { shellWord } from "../render/shell.ts";
import type { PreparedRun } from "./prepare.ts";
import { secretsProviderOf } from "./state.ts";

/** In the commands it stands for the place that only a person knows. */
const UNKNOWN = "FROM";

/** The message, and the ways out with their commands. */
export function describeMissingState(
  {
    environment,
    state,
    compiled,
  }: Pick<PreparedRun, "environment" | "state"> & {
    readonly compiled: Pick<PreparedRun["compiled"], "project">;
  },
  stack: Pick<StackGraph, "name" | "project">,
): { readonly message: string; readonly help: string } {
  const { name } = stack;
  const former = state.folder === undefined ? formerFolder(compiled.project, stack) : undefined;
  const from = former === undefined ? UNKNOWN : pathToFileURL(former).href;
  const qualified = state.organization === undefined ? name : `${state.organization}/${stack.project}/${name}`;
  const provider = secretsProviderOf(state, name);
  const at = (place: string) => `PULUMI_BACKEND_URL=${shellWord(place)} pulumi stack`;
  const settings = `--cwd ${shellWord(state.settings)}`;
  const file = `${name}.json`;
  return {
    message:
      `stack "${name}" was made before, since "Pulumi.${name}.yaml" in "${state.settings}" holds its key, and ` +
      `"${state.url}" has no state of it; nothing was done, since an up would make all of it a second time`,
    help: [
      ...(state.folder === undefined
        ? []
        : [
            "a state in a folder is on the machine that has brought the stack up: run the command there, or put the folder back",
            "from a backup; for more than one machine keep it in a bucket: state: { backend: s3://… }, init --backend",
          ]),
      `${former === undefined ? `where it is in another place, ${UNKNOWN} (file:///… or s3://…)` : `it is in "${former}"`}, bring it here:`,
      `  ${at(from)} export ${settings} --stack ${name} > ${file} &&`,
      `  ${at(state.url)} init ${qualified} ${settings}${provider === undefined ? "" : ` --secrets-provider ${shellWord(provider)}`} &&`,
      `  ${at(state.url)} import ${settings} --stack ${qualified} < ${file}`,
      `where nothing of the stack exists any more, begin anew: provfair-compile up --environment ${environment} --stack ${name} --new-state`,
    ].join("\n"),
  };
}

/** The folder of the backend `file`, where it has this stack: what a platform is brought up with before it has a bucket. */
function formerFolder(project: string, stack: Pick<StackGraph, "name" | "project">): string | undefined {
  const folder = join(project, ".provfair", "state");
  return existsSync(join(folder, ".pulumi", "stacks", stack.project, `${stack.name}.json`)) ? folder : undefined;
}
