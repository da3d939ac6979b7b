/** `npm run generate:schemas`: writes schemas/*.schema.json from the compiler's own schema. */
import { writeFileSync } from "node:fs";
import { printJsonSchema, schemaNames } from "../src/emitters/json-schema/emitter.ts";

for (const name of schemaNames) writeFileSync(`schemas/${name}.schema.json`, printJsonSchema(name));
