/**
 * The templates and the only ways in which they may write a value. Handlebars escapes nothing here: every mustache names a
 * helper that encodes for its place, and `strict`, `knownHelpersOnly` and the checks below refuse a value that is missing.
 */
import Handlebars from "handlebars";
import { invariant } from "../../diagnostic/invariant.ts";
import type { Literal } from "../../graph/values.ts";
import {
  encodeCode,
  encodeComment,
  encodeIdentifier,
  encodeJson,
  encodeKey,
  encodeLiteral,
  encodeMarkdown,
  encodeStep,
} from "./encode.ts";
import type { Expression } from "./expression.ts";
import { printDeclaration, printNames } from "./print.ts";
import fileJs from "./templates/file.js.hbs";
import fileTs from "./templates/file.ts.hbs";
import gitignore from "./templates/gitignore.hbs";
import groupJs from "./templates/group.js.hbs";
import groupTs from "./templates/group.ts.hbs";
import indexJs from "./templates/index.js.hbs";
import indexTs from "./templates/index.ts.hbs";
import pulumiYaml from "./templates/Pulumi.yaml.hbs";
import packageJson from "./templates/package.json.hbs";
import readme from "./templates/README.md.hbs";
import requiredJs from "./templates/required.js.hbs";
import requiredTs from "./templates/required.ts.hbs";
import sourceJs from "./templates/source.js.hbs";
import sourceTs from "./templates/source.ts.hbs";
import tsconfig from "./templates/tsconfig.json.hbs";
import type { FileImport } from "./view.ts";

const TEXTS = {
  "file.ts": fileTs,
  "file.js": fileJs,
  "index.ts": indexTs,
  "index.js": indexJs,
  "group.ts": groupTs,
  "group.js": groupJs,
  "source.ts": sourceTs,
  "source.js": sourceJs,
  "required.ts": requiredTs,
  "required.js": requiredJs,
  "Pulumi.yaml": pulumiYaml,
  "package.json": packageJson,
  "tsconfig.json": tsconfig,
  "README.md": readme,
  gitignore,
} as const;

export type TemplateName = keyof typeof TEXTS;

/** The helpers by name; each takes what its place can hold and returns text of the emitted language. */
const HELPERS = {
  literal: (value: Literal) => encodeLiteral(value),
  identifier: (name: string) => encodeIdentifier(name),
  key: (name: string) => encodeKey(name),
  comment: (text: string) => encodeComment(text),
  json: (value: unknown, options: Handlebars.HelperOptions) => encodeJson(value, Number(options.hash["indent"] ?? 0)),
  markdown: (text: string) => encodeMarkdown(text),
  code: (text: string) => encodeCode(text),
  declare: (keyword: string, name: string, value: Expression) =>
    printDeclaration(`${keyword} ${encodeIdentifier(name)}`, value),
  assignExport: (name: string, value: Expression) => printDeclaration(`exports${encodeStep(name)}`, value),
  importNames: ({ module, names }: FileImport) => {
    const from = `${encodeLiteral(module)};`;
    if (names.length === 0) return `import ${from}`;
    return printNames(
      "import ",
      names.map(({ exported, local }) => renamed(exported, local, " as ")),
      ` from ${from}`,
    );
  },
  requireNames: ({ module, names }: FileImport) => {
    const from = `require(${encodeLiteral(module)});`;
    if (names.length === 0) return from;
    return printNames(
      "const ",
      names.map(({ exported, local }) => renamed(exported, local, ": ")),
      ` = ${from}`,
    );
  },
  exportNames: (names: readonly string[]) => printNames("module.exports = ", names.map(encodeIdentifier), ";"),
} as const;

function renamed(exported: string, local: string, between: string): string {
  const name = encodeIdentifier(exported);
  return exported === local ? name : `${name}${between}${encodeIdentifier(local)}`;
}

/** Renders a template. Throws where the view lacks something that the template names. */
export function render(name: TemplateName, view: object): string {
  const template = compiled.get(name) ?? compile(name);
  return template(view);
}

const compiled = new Map<TemplateName, Handlebars.TemplateDelegate>();
const handlebars = createHandlebars();

function compile(name: TemplateName): Handlebars.TemplateDelegate {
  const knownHelpers = Object.fromEntries(Object.keys(HELPERS).map((helper) => [helper, true]));
  const template = handlebars.compile(TEXTS[name], {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers,
    noEscape: true,
  });
  compiled.set(name, template);
  return template;
}

function createHandlebars(): typeof Handlebars {
  const own = Handlebars.create();
  for (const [name, helper] of Object.entries(HELPERS))
    own.registerHelper(name, refusingUndefined(name, helper as Helper));
  for (const name of ["if", "each"]) own.registerHelper(name, refusingUndefined(name, own.helpers[name] as Helper));
  return own;
}

type Helper = (this: unknown, ...args: unknown[]) => unknown;

/** Handlebars is strict about bare mustaches only; what helpers are given is checked here. */
function refusingUndefined(name: string, helper: Helper): Helper {
  return function (...args) {
    invariant(!args.includes(undefined), `a template calls "${name}" with something that its view lacks`);
    return helper.apply(this, args);
  };
}
