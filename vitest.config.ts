import { readFileSync } from "node:fs";
import { defineConfig, type TestUserConfig } from "vitest/config";

/** Texts that the compiler imports: templates, and the functions of the emitted program. */
const texts = {
  name: "texts",
  enforce: "pre",
  load: (id: string) =>
    /\.(hbs|lambda\.mjs)$/.test(id) ? `export default ${JSON.stringify(readFileSync(id, "utf8"))};` : undefined,
} as const;

/** What all tests have in common, those on the real engine, too. */
export const common = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  pool: "forks",
  // Imports JSON without saying so.
  server: { deps: { inline: [/@actions\/workflow-parser/] } },
} as const satisfies TestUserConfig;

export const plugins = [texts];

/** Folders whose tests change their process, start others, or wait for them: each file has a process of its own. */
const OWN_PROCESS = ["cli", "editor", "engine", "functions", "tools"].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  plugins,
  test: {
    projects: [
      {
        plugins,
        // Without state of their own, so that a process loads the compiler once and not for each of some 280 files.
        test: {
          ...common,
          name: "pure",
          include: ["test/**/*.test.ts"],
          exclude: [...OWN_PROCESS, "test/engine-real/**"],
          isolate: false,
        },
      },
      { plugins, test: { ...common, name: "processes", include: OWN_PROCESS } },
    ],
  },
});
