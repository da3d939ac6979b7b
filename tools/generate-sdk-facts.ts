/** Writes `src/graph/sdk-facts.json`; run by `npm run generate:sdk-facts` in the project's folder. */
import { readFileSync, writeFileSync } from "node:fs";
import { readSdkFacts, registryTokens } from "./sdk-facts.ts";

const tokens = registryTokens(readFileSync("src/graph/registry.ts", "utf8"));
const facts = readSdkFacts(".", tokens);
writeFileSync("src/graph/sdk-facts.json", `${JSON.stringify(facts, null, 2)}\n`);
process.stdout.write(`${tokens.length} types of ${facts.source}\n`);
