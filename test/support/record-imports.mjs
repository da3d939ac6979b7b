/**
 * A preload (`node --import`) that writes the name of every module that a process asks for, by `import` or `require`,
 * to the file named by RECORD_IMPORTS, one a line.
 */
import { appendFileSync } from "node:fs";
import Module, { register } from "node:module";

const file = process.env["RECORD_IMPORTS"];
const load = Module._load;
Module._load = function (request, ...rest) {
  appendFileSync(file, `${request}\n`);
  return load.call(this, request, ...rest);
};

const hooks = `
  import { appendFileSync } from "node:fs";
  export async function resolve(specifier, context, next) {
    appendFileSync(${JSON.stringify(file)}, specifier + "\\n");
    return next(specifier, context);
  }
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
