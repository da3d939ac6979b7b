/** A preload: writes the process's peak resident memory in KiB to a file of its own when it ends. */
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  writeFileSync(`${process.env["BENCH_MEMORY"]}/${process.pid}`, String(process.resourceUsage().maxRSS));
});
