import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { expect, it } from "vitest";
import { render } from "../../../src/emitters/pulumi/templates.ts";

const FOLDER = join(import.meta.dirname, "../../../src/emitters/pulumi/templates");

/** Every mustache of a template that writes a value without a helper. */
function bareMustaches(source: string): readonly string[] {
  const bare: string[] = [];
  class Visitor extends Handlebars.Visitor {
    override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
      if (mustache.params.length === 0 || !mustache.escaped)
        bare.push((mustache.path as hbs.AST.PathExpression).original);
      super.MustacheStatement(mustache);
    }
  }
  new Visitor().accept(Handlebars.parse(source));
  return bare;
}

it("finds bare and triple mustaches, also inside blocks", () => {
  expect(bareMustaches("{{literal a}} {{#if b}}{{b}}{{else}}{{{literal c}}}{{/if}}")).toEqual(["b", "literal"]);
});

it.each(readdirSync(FOLDER))("%s writes values through helpers only", (name) => {
  expect(bareMustaches(readFileSync(join(FOLDER, name), "utf8"))).toEqual([]);
});

it("refuses a view that lacks what the template names", () => {
  expect(() => render("group.ts", {})).toThrow('a template calls "literal" with something that its view lacks');
  expect(() => render("file.ts", { heading: "x", packages: [], imports: [], statements: [] })).toThrow(
    'a template calls "if" with something that its view lacks',
  );
});
