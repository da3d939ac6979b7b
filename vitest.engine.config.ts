/** The tests against the real Pulumi engine: `npm run test:engine`. They take minutes, and one engine at a time. */
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
    maxWorkers: 1,
    fileParallelism: false,
  },
});
