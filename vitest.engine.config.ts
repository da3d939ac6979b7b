/** The tests against the real Pulumi engine: `npm run test:engine`. They take minutes; each file has a platform of its own. */
import { defineConfig } from "vitest/config";
import { common, plugins } from "./vitest.config.ts";

export default defineConfig({
  plugins,
  test: {
    ...common,
    include: ["test/engine-real/**/*.test.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    globalSetup: ["test/engine-real/setup.ts"],
    // One engine at a time does not fill two cores.
    maxWorkers: 2,
  },
});
