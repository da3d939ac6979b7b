/** `npm run bench`: the command line's own benchmark; `npm run bench -- engine`: that of operations on the engine. */
import { benchEngine } from "./engine.ts";

if (process.argv[2] === "engine") await benchEngine(process.argv.slice(3));
else await import("./bench.ts");
