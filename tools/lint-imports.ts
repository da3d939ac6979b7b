/** `npm run lint`, its second half. */
import { reportImports } from "./check-imports.ts";

process.exitCode = reportImports(process.cwd());
