/**
 * Runs a compiled program with stand-ins for its packages, which write down what is asked of them as the graph's own
 * values: printing and running a graph must give the graph back.
 */
import { posix } from "node:path";
import vm from "node:vm";
import type { EmittedFile } from "../../../src/emitters/files.ts";

export interface Recorded {
  /** `aws.lb.TargetGroup`. */
  readonly callee: string;
  readonly name: string;
  readonly inputs: unknown;
  readonly options: unknown;
}

export interface Run {
  readonly calls: readonly Recorded[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

const TARGET = Symbol("what a stand-in stands for");

/** A resource or one of its outputs: every member is a deeper path. */
function output(node: string, path: readonly (string | number)[]): object {
  return new Proxy(() => undefined, {
    get: (_, key) => {
      if (key === TARGET) return path.length === 0 ? { $resource: node } : { $: "reference", node, path };
      if (key === "apply")
        return (guard: (value: unknown) => unknown) => guarded({ $: "reference", node, path }, guard);
      const step = String(key);
      return output(node, [...path, /^(0|[1-9]\d*)$/.test(step) ? Number(step) : step]);
    },
  });
}

/** What `required` makes of an output: the program applies nothing else. */
function guarded(reference: object, guard: (value: unknown) => unknown): object {
  if (guard("x") !== "x") throw new Error("a guard changes what it lets through");
  try {
    guard(undefined);
  } catch (error) {
    return { ...reference, orElse: (error as Error).message };
  }
  throw new Error("a guard lets through what is not there");
}

/** Stand-ins replaced by what they stand for. */
function plain(value: unknown): unknown {
  if (typeof value === "function") return (value as unknown as Record<symbol, unknown>)[TARGET];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

class Constructible {}

function sdk(calls: Recorded[], callee: string): object {
  return new Proxy(Constructible, {
    get: (_, key) => sdk(calls, `${callee}.${String(key)}`),
    construct: (_, [name, inputs, options]) => record(calls, { callee, name, inputs, options }),
    apply: (_, __, [inputs, options]) => record(calls, { callee, name: "", inputs, options }),
  });
}

function record(calls: Recorded[], { callee, name, inputs, options }: Recorded): object {
  calls.push({ callee, name, inputs: plain(inputs), options: plain(options) });
  return output(`${callee}::${name}`, []);
}

function pulumi(calls: Recorded[]): object {
  return {
    rootStackResource: undefined,
    ComponentResource: new Proxy(Constructible, {
      construct: (_, [type, name, inputs, options]) => record(calls, { callee: type, name, inputs, options }),
    }),
    Config: class {
      require = (key: string) => ({ $: "configuration", key, secret: false });
      requireSecret = (key: string) => ({ $: "configuration", key, secret: true });
    },
    asset: {
      StringAsset: class {
        readonly text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
      AssetArchive: class {
        readonly archive: unknown;
        constructor(assets: Readonly<Record<string, { text: string }>>) {
          this.archive = Object.fromEntries(Object.entries(assets).map(([name, { text }]) => [name, text]));
        }
      },
    },
    RunError: Error,
    jsonStringify: (value: unknown) => ({ $: "json", value }),
    secret: (value: unknown) => ({ $: "secret", value }),
    interpolate: (texts: TemplateStringsArray, ...holes: readonly unknown[]) => ({
      $: "interpolation",
      parts: texts.flatMap((text, index) => [text, ...holes.slice(index, index + 1)]).filter((part) => part !== ""),
    }),
  };
}

/** Runs `<entry>.js` among files given by path; files are CommonJS. */
export function runProgram(files: readonly EmittedFile[], entry: string): Run {
  const calls: Recorded[] = [];
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const modules = new Map<string, { exports: Record<string, unknown> }>();
  const load = (path: string): Record<string, unknown> => {
    const loaded = modules.get(path);
    if (loaded) return loaded.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const text = texts.get(path);
    if (text === undefined) throw new Error(`${path} does not exist`);
    const require = (name: string): unknown => {
      if (name === "@pulumi/pulumi") return pulumi(calls);
      if (name.startsWith("@pulumi/")) return sdk(calls, name.slice("@pulumi/".length));
      if (name.startsWith(".")) return load(`${posix.join(posix.dirname(path), name)}.js`);
      if (name === "node:path") return posix;
      if (name === "node:fs") return { readFileSync: (file: string) => texts.get(file) };
      throw new Error(`the program requires ${name}`);
    };
    vm.runInThisContext(`(function (exports, require, module, __dirname) {${text}\n})`, { filename: path })(
      module.exports,
      require,
      module,
      posix.dirname(path),
    );
    return module.exports;
  };
  const outputs = plain(load(entry)) as Record<string, unknown>;
  return { calls, outputs };
}

/** The emitted JavaScript without the guard, which needs a disk. */
export function compiledOf(files: readonly EmittedFile[]): readonly EmittedFile[] {
  return files
    .filter(({ path }) => path.startsWith("bin/"))
    .map(({ path, text }) => ({ path, text: text.replace(/\/\/ The guard:[\s\S]*?\n}\n\n/, "") }));
}
