/**
 * Bundles the command line into dist/: `launch.js`, which every process loads, and `main-<hash>.cjs`, which holds all
 * commands, each evaluated only when it runs, and everything they import except what is resolved at run time (the Pulumi
 * packages) or brings a binary of its own (esbuild); and `operation-<hash>.cjs`, the process of one operation of the
 * engine. One file for all commands, because V8's code cache is for one script and makes its
 * size cost nothing; CommonJS, because Node 20 caches no modules. The licences of what is inside go beside it.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

const common = {
  absWorkingDir: root,
  write: false,
  metafile: true,
  bundle: true,
  platform: "node",
  target: "node20.19",
  legalComments: "none",
  logLevel: "warning",
};
const operation = await build({
  ...common,
  entryPoints: ["src/engine/run/child.ts"],
  outdir: "dist",
  format: "cjs",
  minifySyntax: true,
  external: ["@pulumi/*"],
});
const operationBundle = named("operation", operation);
const main = await build({
  ...common,
  entryPoints: ["src/cli/main.ts"],
  outdir: "dist",
  format: "cjs",
  minifyWhitespace: true,
  minifySyntax: true,
  // A script that runs from a cache has no import(); what it loads becomes require().
  supported: { "dynamic-import": false },
  mainFields: ["module", "main"],
  // yaml's "node" condition is CommonJS, which cannot be shaken; its other entry is the same code as modules.
  alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
  external: ["@pulumi/*", "esbuild"],
  loader: { ".hbs": "text", ".lambda.mjs": "text" },
  define: { "import.meta.url": "__url", OPERATION_BUNDLE: JSON.stringify(`./${operationBundle}`) },
  banner: { js: 'const __url = require("node:url").pathToFileURL(__filename).href;' },
});
const bundle = named("main", main);
const launch = await build({
  ...common,
  entryPoints: ["src/cli/launch.ts"],
  outdir: "dist",
  format: "esm",
  minifySyntax: true,
  define: { MAIN_BUNDLE: JSON.stringify(`./${bundle}`) },
});

// What is new comes first and what is old goes last, and what is right already stays untouched, so that a command that
// starts meanwhile finds a whole program.
mkdirSync(dist, { recursive: true });
write(operationBundle, operation.outputFiles[0].contents);
write(bundle, main.outputFiles[0].contents);
write("launch.js", launch.outputFiles[0].contents);
write("licences.txt", Buffer.from(licences(Object.keys(main.metafile.inputs))));
for (const name of readdirSync(dist)) {
  const isCurrent =
    name.startsWith(bundle) || name === operationBundle || name === "launch.js" || name === "licences.txt";
  if (!isCurrent) rmSync(join(dist, name), { recursive: true, force: true });
}

/** A name that changes with the content. */
function named(name, { outputFiles: [{ contents }] }) {
  return `${name}-${createHash("sha256").update(contents).digest("hex").slice(0, 12)}.cjs`;
}

function write(name, data) {
  const file = join(dist, name);
  if (!existsSync(file) || !readFileSync(file).equals(data)) writeFileSync(file, data);
}

/** The licence texts of the packages that these files belong to. Throws for a package without one. */
function licences(files) {
  const folders = new Set();
  for (const file of files) {
    const [folder] = /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
    if (folder !== undefined) folders.add(folder);
  }
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence text`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), "utf8").trim()}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
