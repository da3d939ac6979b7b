import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [
    {
      name: "texts",
      enforce: "pre",
      load: (id) =>
        /\.(hbs|lambda\.mjs)$/.test(id) ? `export default ${JSON.stringify(readFileSync(id, "utf8"))};` : undefined,
    },
  ],
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/engine-real/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // Imports JSON without saying so.
    server: { deps: { inline: [/@actions\/workflow-parser/] } },
  },
});
