import { readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [
    {
      name: "handlebars-text",
      enforce: "pre",
      load: (id) => (id.endsWith(".hbs") ? `export default ${JSON.stringify(readFileSync(id, "utf8"))};` : undefined),
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
