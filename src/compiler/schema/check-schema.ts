/** The schema stage: parsed files to the authored specification, with every mistake of form at its place. */
import type { z } from "zod";
import { hasErrors, type Outcome } from "../../diagnostic/diagnostic.ts";
import { compareDiagnostics } from "../../diagnostic/merge.ts";
import type { ParsedFile } from "../parse/parse-spec.ts";
import { environment } from "./environment.ts";
import { explainIssue } from "./explain.ts";
import { type Inventory, inventory } from "./inventory.ts";
import { type AuthoredPlatform, platform } from "./platform.ts";

/** `platform.yaml` against its schema. */
export function checkPlatform(file: ParsedFile): Outcome<AuthoredPlatform> {
  return check(file, platform);
}

/** An environment's file against the partial schema; its values are typed where they are merged. */
export function checkEnvironment(file: ParsedFile): Outcome<object> {
  return check(file, environment);
}

/** An environment's inventory. */
export function checkInventory(file: ParsedFile): Outcome<Inventory> {
  return check(file, inventory);
}

/** Returns the file's own objects, not Zod's copies: positions hang on their identity. */
function check<T extends z.ZodType>(file: ParsedFile, type: T): Outcome<z.infer<T>> {
  // Zod writes and compiles a parser for each object type; a file is read once, and that costs more than it saves.
  const result = type.safeParse(file.root, { jitless: true });
  const diagnostics = result.success ? [] : result.error.issues.flatMap((issue) => explainIssue(file, type, issue));
  diagnostics.push(...hiddenKeys(file));
  diagnostics.sort(compareDiagnostics);
  return { value: hasErrors(diagnostics) ? undefined : (file.root as z.infer<T>), diagnostics };
}

/** Records pass over a key `__proto__` without a word; the parser keeps it as data, so it is found here. */
function hiddenKeys(file: ParsedFile) {
  const found: ReturnType<typeof explainIssue> = [];
  if (!file.source.text.includes("__proto__")) return found;
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) {
      const inner = [...path, Array.isArray(value) ? Number(key) : key];
      if (key === "__proto__")
        found.push(
          ...explainIssue(file, environment, {
            code: "invalid_key",
            origin: "record",
            issues: [],
            path: inner,
            input: value,
            message: "",
          }),
        );
      else walk((value as Record<string, unknown>)[key], inner);
    }
  };
  walk(file.root, []);
  return found;
}
