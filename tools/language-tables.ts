/**
 * The tables of fields in docs/language, made from the schema. A page marks a place with
 *
 *     <!-- fields platform services.*.health -->
 *     <!-- end -->
 *
 * and the table of that map's fields is put between. Each row is an anchor, the path below the page's first table
 * (`#health.path`), unless the page has a heading or an anchor of that name, to which the row then leads.
 */
import { flow } from "../src/compiler/schema/describe.ts";
import { emitJsonSchema, type SchemaName } from "../src/emitters/json-schema/emitter.ts";
import type { JsonSchema } from "../src/emitters/json-schema/json-schema.ts";

const TABLE = /^<!-- fields (platform|environment|inventory) (\S+) -->\n([\s\S]*?)^<!-- end -->$/gm;

export interface TablePlace {
  readonly root: SchemaName;
  /** `.` for the whole file. */
  readonly path: string;
}

/** The tables of a page, in order. */
export function tablesOf(page: string): readonly TablePlace[] {
  return [...page.matchAll(TABLE)].map(([, root = "platform", path = "."]) => ({ root: root as SchemaName, path }));
}

/** The page with its tables as the schema has them. Throws for a place that the schema does not have. */
export function withTables(page: string): string {
  const [first] = tablesOf(page);
  const own = new Set(anchorsOf(page.replace(TABLE, "")));
  return page.replace(TABLE, (_, root: SchemaName, path: string) => {
    const prefix = first === undefined || first.root !== root ? "" : relative(first.path, path);
    return `<!-- fields ${root} ${path} -->\n${table({ root, path }, prefix, own)}<!-- end -->`;
  });
}

/** Every name that a link can lead to: explicit anchors and headings. */
export function anchorsOf(page: string): readonly string[] {
  const text = page.replace(/^```[\s\S]*?^```$/gm, "");
  const explicit = [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = ""]) => id);
  const headings = [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, title = ""]) => slug(title));
  return [...explicit, ...headings];
}

/** The map at a place. Throws where there is none. */
export function schemaAt({ root, path }: TablePlace): JsonSchema {
  const steps = path === "." ? [] : path.split(".");
  const found = steps.reduce<JsonSchema | undefined>((schema, step) => {
    if (step !== "*") return schema?.properties?.[step];
    return schema?.items ?? (schema?.additionalProperties as JsonSchema | undefined);
  }, emitJsonSchema(root));
  if (found?.properties === undefined) throw new Error(`${root} has no map at "${path}"`);
  return found;
}

function table(place: TablePlace, prefix: string, own: ReadonlySet<string>): string {
  const { properties = {}, required = [] } = schemaAt(place);
  const inherited = place.root === "environment" && place.path === "." ? emitJsonSchema("platform").properties : {};
  const rows = Object.entries(properties)
    .filter(([key]) => !Object.hasOwn(inherited ?? {}, key))
    .map(([key, schema]) => {
      const anchor = `${prefix}${key}`;
      const name = own.has(anchor) ? `[\`${key}\`](#${anchor})` : `<a id="${anchor}"></a>\`${key}\``;
      const { text, stated } = description(schema);
      const fallback = required.includes(key) ? "required" : (stated ?? "");
      const example = `\`${flow(schema.examples?.[0])}\``;
      return `| ${[name, typeText(schema), fallback, text, example].map(cell).join(" | ")} |\n`;
    });
  return `| Field | Type | Default | Description | Example |\n| --- | --- | --- | --- | --- |\n${rows.join("")}`;
}

/** A description without the default that it ends with. */
function description({ markdownDescription = "" }: JsonSchema) {
  const [, text = markdownDescription, stated] = /^(.*?)\s*Default: (.*)\.$/s.exec(markdownDescription) ?? [];
  return { text, stated };
}

function typeText(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeText).join(" or ");
  if (schema.enum !== undefined) return valuesText(schema.enum);
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  if (type === "integer") return `whole number, ${schema.minimum} to ${schema.maximum}`;
  if (type === "number") return `number, ${schema.minimum} to ${schema.maximum}`;
  if (type === "boolean") return "`true` or `false`";
  if (type === "string") return schema.patternErrorMessage?.replace(/^expected /, "") ?? "text";
  if (type === "array") return `list of ${plural(schema.items)}`;
  if (type === "object" && schema.properties === undefined) return "map";
  return type === "object" ? "fields below" : "anything";
}

function plural(items: JsonSchema | undefined): string {
  if (items === undefined || items.properties !== undefined) return "maps";
  if (items.enum !== undefined) return valuesText(items.enum);
  if (items.type === "integer") return `whole numbers, ${items.minimum} to ${items.maximum}`;
  return items.patternErrorMessage === undefined ? "texts" : typeText(items);
}

/** A long list of values is a table of its own elsewhere. */
function valuesText(values: readonly unknown[]): string {
  const shown = values.length > 14 ? values.slice(0, 6) : values;
  const text = shown.map((value) => `\`${value}\``).join(", ");
  return shown.length < values.length ? `${text} and ${values.length - shown.length} more` : text;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

/** `health.` for `services.*.health` below `services.*`. */
function relative(base: string, path: string): string {
  const below =
    path === base || base === "." ? path.slice(base === "." ? 0 : base.length) : path.slice(base.length + 1);
  const steps = below.split(".").filter((step) => step !== "*" && step !== "");
  return steps.map((step) => `${step}.`).join("");
}

/** A heading's anchor as GitHub makes it. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
