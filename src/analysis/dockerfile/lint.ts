/** What is wrong with the Dockerfile of an image that is built here: what the tasks that run it would show only later. */
import { createDiagnostic, type Declaration, declare, message, type Params } from "../../diagnostic/define.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { type Instruction, instructionsOf, type Stage, stagesOf } from "./instructions.ts";

export const dockerfileDiagnostics = {
  "moving-base": declare({
    severity: "warning",
    message: message`the base image "${"base"}" ${"problem"}`,
    why: "The same commit builds another image tomorrow, and a build that has always gone through fails without a change.",
    help: message`write a version, such as ${"example"}, or a digest`,
  }),
  "single-stage": declare({
    severity: "warning",
    message: message`the image is built in a single stage`,
    why: "What builds it, compilers, package managers and their caches, is in the image that runs: larger to start, and more for an attacker to use.",
    help: message`build in a first stage, FROM … AS build, and take what is needed with COPY --from=build`,
  }),
  "runs-as-root": declare({
    severity: "warning",
    message: message`the image runs as root`,
    why: "Tasks run as the user 10001 whatever the image says: what only root may read or write fails in AWS, and works wherever the image is tried.",
    help: message`write USER 10001 into the last stage`,
  }),
  "shell-form": declare({
    severity: "warning",
    message: message`${"keyword"} starts a shell, which does not hand on the signal that a task is to end`,
    why: "The program hears nothing of the end, is killed when the time for stopping is over, and requests that have begun are lost.",
    help: message`write it as a list: ${"keyword"} ["program", "argument"]`,
  }),
  "secret-in-image": declare({
    severity: "error",
    message: message`"${"name"}" gets its value in the image, where whoever may pull the image reads it`,
    why: "A value in an image is in every copy of it, and cannot be taken back or rotated.",
    help: message`declare it under secrets and name it in the service's secrets; for the build, RUN --mount=type=secret`,
  }),
} as const;

type Slug = keyof typeof dockerfileDiagnostics;

/** The findings, in the order of the file. */
export function lintDockerfile({ name: file, text }: Source): readonly Diagnostic[] {
  const instructions = instructionsOf(text);
  const stages = stagesOf(instructions);
  const last = stages.at(-1);
  if (last === undefined) return [];
  const found: Diagnostic[] = [];
  const report = (slug: Slug, { start, end }: Instruction, params: Params<string> = {}) => {
    const declaration: Declaration<string, string> = dockerfileDiagnostics[slug];
    found.push(createDiagnostic(`dockerfile/${slug}`, declaration, { span: { file, start, end } }, params));
  };
  for (const [index, stage] of stages.entries()) {
    const problem = baseProblem(stage, stages.slice(0, index));
    if (problem !== undefined) {
      const repository = stage.base.replace(/:[^:/]*$/, "");
      report("moving-base", stage.from, { base: stage.base, problem, example: `${repository}:1.2` });
    }
  }
  for (const instruction of instructions) {
    const secret = secretIn(instruction);
    if (secret !== undefined) report("secret-in-image", instruction, { name: secret });
  }
  if (stages.length === 1) report("single-stage", last.from);
  if (isRoot(last, stages)) report("runs-as-root", last.from);
  for (const instruction of last.instructions) {
    if (!/^(CMD|ENTRYPOINT)$/.test(instruction.keyword) || /^\[/.test(instruction.rest)) continue;
    report("shell-form", instruction, { keyword: instruction.keyword });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Undefined where the base is always the same, or another stage, or nothing at all. */
function baseProblem({ base }: Stage, before: readonly Stage[]): string | undefined {
  if (base === "scratch" || base.includes("$") || base.includes("@")) return undefined;
  if (before.some(({ name }, index) => name === base.toLowerCase() || String(index) === base)) return undefined;
  const tag = /:([^:/]*)$/.exec(base)?.[1];
  if (tag === undefined) return "has neither a tag nor a digest";
  return /^(latest|stable|edge|main|nightly|alpine|slim)$/.test(tag) ? "has a tag that moves" : undefined;
}

/** Whether nothing in the last stage, nor in the stages that it goes on from, names another user. */
function isRoot(stage: Stage, stages: readonly Stage[]): boolean {
  const user = stage.instructions.filter(({ keyword }) => keyword === "USER").at(-1)?.rest;
  if (user !== undefined) return /^(root|0)(:|$)/.test(user);
  const parent = stages.find(({ name }) => name !== undefined && name === stage.base.toLowerCase());
  if (parent !== undefined && parent !== stage) return isRoot(parent, stages);
  return !/(nonroot|unprivileged)/.test(stage.base);
}

const SECRET = /^[A-Z0-9_]*(PASSWORD|SECRET|TOKEN|PRIVATE_KEY|API_?KEY|ACCESS_KEY)$/i;

/** The name of a variable that sounds like a secret and gets a value. */
function secretIn({ keyword, rest }: Instruction): string | undefined {
  if (keyword !== "ENV" && keyword !== "ARG") return undefined;
  const assigned = [...rest.matchAll(/(?:^|\s)([A-Za-z_][A-Za-z0-9_]*)=("[^"]*"|'[^']*'|\S*)/g)];
  const old = keyword === "ENV" && assigned.length === 0 ? /^([A-Za-z_]\w*)\s+(\S.*)$/.exec(rest) : null;
  const all = old === null ? assigned : [old];
  return all.find(([, name = "", value = ""]) => SECRET.test(name) && !/^["']?(\$.*)?["']?$/.test(value))?.[1];
}
