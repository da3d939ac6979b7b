/** `explain`: the documentation of a diagnostic, a resource of the plan, or a line of the specification. */
import { basename, dirname, resolve } from "node:path";
import { Failure } from "../../diagnostic/failure.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import type { Invocation, RunCommand } from "../command.ts";
import { type CompiledSpecification, compileSpecification } from "../compile-specification.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { isCode, knownCodes, readPage, reasonOf, renderPage } from "../explain/code.ts";
import { type FoundResource, findResources, wordsOf } from "../explain/find-resource.ts";
import { explainLine, renderLine } from "../explain/line.ts";
import { explainResource, renderResource } from "../explain/resource.ts";
import { displayName } from "../files.ts";
import { createOriginLocator } from "../places.ts";
import { overriddenProperties } from "../plan/overridden.ts";
import { type Colours, coloursFor } from "../render/colours.ts";
import { jsonText } from "../render/text.ts";

/** Prints the explanation to standard output. Exit code 2 where there is nothing of that name. */
export const run: RunCommand = async (invocation) => {
  const {
    operands: [subject, path],
    terminal,
    format,
  } = invocation;
  const colours = coloursFor(terminal.colours.out);
  const print = (data: unknown, text: (colours: Colours) => string): ExitCode => {
    terminal.write(format === "json" ? `${jsonText(data)}\n` : text(colours));
    return exitCodes.fine;
  };
  if (subject === undefined) {
    const codes = knownCodes().map((code) => ({ code, reason: reasonOf(readPage(code)) }));
    return print({ codes }, () => codes.map(({ code }) => `${code}\n`).join(""));
  }
  if (isCode(subject)) {
    const page = readPage(subject);
    return print({ code: subject, page }, () => renderPage(page, colours));
  }
  const position = /^(.*\.ya?ml):([1-9]\d*)(?::\d+)?$/.exec(subject);
  const file = position?.[1];
  const compiled = compileSpecification({ ...invocation, operands: specificationOf(path, file) });
  if (compiled === undefined) return exitCodes.findings;
  if (file !== undefined) {
    const explained = explainLine(sourceOf(file, compiled, invocation), Number(position?.[2]), compiled);
    return print(explained, () => renderLine(explained, colours));
  }
  const found = findResources(compiled.stacks, subject);
  const [only] = found;
  if (only === undefined) throw unknown(subject, compiled);
  if (found.length > 1) return print({ resources: found.map(choice) }, () => renderChoices(subject, found, colours));
  const context = {
    placeOf: createOriginLocator(compiled),
    overridden: overriddenProperties(compiled.stacks, compiled.environments),
  };
  const explained = explainResource(only, context);
  return print(explained, () => renderResource(explained, colours));
};

/** The operand that names the specification: as given, or the one that the file belongs to. */
function specificationOf(path: string | undefined, file: string | undefined): readonly string[] {
  if (path !== undefined) return [path];
  if (file === undefined) return [];
  const isPart = ["environments", "inventory"].includes(basename(dirname(file)));
  return [isPart ? dirname(dirname(file)) : file];
}

function sourceOf(file: string, { files }: CompiledSpecification, { terminal: { cwd } }: Invocation) {
  const name = displayName(cwd, resolve(cwd, file));
  const source = files.find((one) => one.name === name);
  if (source !== undefined) return source;
  const names = files.map((one) => one.name);
  throw new Failure({
    kind: "use",
    message: `"${name}" is not a file of this specification`,
    help: `${suggestion(name, names)}give one of ${names.join(", ")}`,
  });
}

function unknown(subject: string, { stacks }: CompiledSpecification): Failure {
  const words = new Set(stacks.flatMap(({ nodes }) => nodes.flatMap((node) => wordsOf(node))));
  return new Failure({
    kind: "use",
    message: `no diagnostic, resource, or line is called "${subject}"`,
    help: `${suggestion(subject, words)}see "provfair-compile plan" for resources, "provfair-compile explain" for codes`,
  });
}

function choice({ node, stacks }: FoundResource): { readonly resource: string; readonly stacks: readonly string[] } {
  return { resource: `${node.owner}/${node.token}/${node.name}`, stacks: stacks.map(({ name }) => name) };
}

function renderChoices(subject: string, found: readonly FoundResource[], colours: Colours): string {
  const lines = found.map((one) => {
    const { resource, stacks } = choice(one);
    return `  ${resource}  ${colours.dim(stacks.join(", "))}`;
  });
  const [first] = found;
  const hint = first === undefined ? "" : `explain ${choice(first).resource}`;
  return [
    `${colours.bold(`"${subject}"`)} is ${found.length} resources:`,
    ...lines,
    `${colours.cyan("help")}: name one, such as "${hint}"`,
    "",
  ].join("\n");
}
