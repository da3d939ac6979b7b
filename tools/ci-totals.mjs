/**
 * The last line of `.ci/run`: `node tools/ci-totals.mjs STEP=TESTS.json [STEP=TESTS.json …] -- [FAILED STEP …]` adds up
 * the test runner's reports, each of the step that wrote it, and the steps that failed; fails where anything did.
 */
import { existsSync, readFileSync } from "node:fs";

const words = process.argv.slice(2);
const divider = words.indexOf("--");
const failedSteps = words.slice(divider + 1);
let passed = 0;
let failed = failedSteps.length;
for (const word of words.slice(0, divider)) {
  const [, step, file] = /^(.*?)=(.*)$/.exec(word) ?? [];
  const report = file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  const failedTests = report?.numFailedTests ?? 0;
  const failedFiles =
    report?.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0).length ?? 0;
  passed += report?.numPassedTests ?? 0;
  failed += failedTests + failedFiles;
  // The step of the tests fails because of its tests; it counts by itself only where it counted none.
  if (failedSteps.includes(step) && failedTests + failedFiles > 0) failed--;
  if (report === undefined && !failedSteps.includes(step)) failed++;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
