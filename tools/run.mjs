/**
 * Runs a TypeScript file of this repository: `node tools/run.mjs tools/check-imports.ts …`. Node 20 reads no
 * TypeScript; esbuild makes one module of it, packages left where they are.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const [file, ...words] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("error: no file is given\nhelp: node tools/run.mjs FILE.ts [WORDS]\n");
  process.exit(2);
}

const root = fileURLToPath(new URL("..", import.meta.url));
const outfile = `${root}node_modules/.cache/provfair-compile/${file.replace(/[^\w.-]+/g, "_")}.mjs`;
await build({
  absWorkingDir: root,
  entryPoints: [file],
  outfile,
  bundle: true,
  packages: "external",
  format: "esm",
  platform: "node",
  target: "node20.19",
  loader: { ".hbs": "text", ".lambda.mjs": "text" },
  plugins: [{ name: "own-address", setup: keepAddresses }],
  sourcemap: "inline",
  logLevel: "warning",
});
process.argv = [process.argv[0], file, ...words];
await import(pathToFileURL(outfile).href);

/** What tests share finds the repository from where it is. */
function keepAddresses({ onLoad }) {
  onLoad({ filter: /[\\/]test[\\/]support[\\/].*\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
    loader: "ts",
  }));
}
