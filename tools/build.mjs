/**
 * Bundles the command line into dist/: ESM, one chunk a command, everything inside except what is resolved at run time
 * (the Pulumi packages) or brings a binary of its own (esbuild).
 */
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const yamlAsModule = fileURLToPath(new URL("../node_modules/yaml/browser/index.js", import.meta.url));

await rm(new URL("../dist", import.meta.url), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { main: "src/cli/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  mainFields: ["module", "main"],
  // yaml's "node" condition is CommonJS, which cannot be shaken; its other entry is the same code as modules.
  alias: { yaml: yamlAsModule },
  external: ["@pulumi/*", "esbuild"],
  loader: { ".hbs": "text" },
  // commander is CommonJS and requires Node's own modules.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  logLevel: "warning",
});
