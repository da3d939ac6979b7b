/**
 * The last line of `.ci/run`: `node tools/ci-totals.mjs TESTS.json [FAILED STEP …]` adds the steps that failed to the
 * totals of the test runner's report, and fails where anything did.
 */
import { existsSync, readFileSync } from "node:fs";

const [file, ...steps] = process.argv.slice(2);
const report = file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
const passed = report?.numPassedTests ?? 0;
const failedTests = report?.numFailedTests ?? 0;
const failedFiles =
  report?.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0) ?? [];
// The step of the tests fails because of its tests; it counts by itself only where it counted none.
const counted = failedTests + failedFiles.length > 0 ? steps.filter((step) => step !== "npm test") : steps;
const missing = report === undefined && !steps.includes("npm test") ? 1 : 0;
const failed = failedTests + failedFiles.length + counted.length + missing;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
