/**
 * Bundles the command line into dist/: ESM, one chunk a command, everything inside except what is resolved at run time
 * (the Pulumi packages) or brings a binary of its own (esbuild). The licences of what is inside go beside it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

const result = await build({
  absWorkingDir: root,
  entryPoints: { main: "src/cli/main.ts" },
  outdir: "dist",
  write: false,
  metafile: true,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  mainFields: ["module", "main"],
  // yaml's "node" condition is CommonJS, which cannot be shaken; its other entry is the same code as modules.
  alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
  external: ["@pulumi/*", "esbuild"],
  loader: { ".hbs": "text" },
  legalComments: "none",
  // commander is CommonJS and requires Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  logLevel: "warning",
});

// The entry comes last and nothing is emptied first, so that a command that starts meanwhile finds a whole program.
mkdirSync(dist, { recursive: true });
const chunks = result.outputFiles.map(({ path, contents }) => ({ name: basename(path), contents }));
chunks.sort((a, b) => Number(a.name === "main.js") - Number(b.name === "main.js"));
for (const { name, contents } of chunks) writeFileSync(join(dist, name), contents);
writeFileSync(join(dist, "licences.txt"), licences(Object.keys(result.metafile.inputs)));
const written = new Set([...chunks.map(({ name }) => name), "licences.txt"]);
for (const name of readdirSync(dist)) if (!written.has(name)) rmSync(join(dist, name), { recursive: true });

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
    if (file === undefined || !existsSync(join(root, folder, file))) throw new Error(`${name} has no licence text`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), "utf8").trim()}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
