import { message } from "../../diagnostic/define.ts";
import type { ResolvedJob, ResolvedService } from "../overlay/resolved.ts";
import { secretKind, secretVariableKind } from "../values/secrets.ts";
import { defineTogetherRule, type Path } from "./rule.ts";

interface Found {
  readonly path: Path;
  readonly kind: string;
}

export const secretInFile = defineTogetherRule({
  name: "secret-in-file",
  section: "docs/language/services.md#variables",
  severity: "error",
  message: message`the value of "${"place"}" looks like ${"kind"}`,
  why: "Everyone who can read the repository, its history, the task definition or the graph would know it, and a changed secret would still stand in every old version.",
  help: message`remove it from the file and from its history, and replace the secret: it is known now`,
  check(contexts, report) {
    const remembered = new Map<object, readonly Found[]>();
    for (const context of contexts) {
      const { services, jobs, ...rest } = context.spec;
      const found = search(rest, []);
      for (const [kind, entries] of Object.entries({ services, jobs })) {
        for (const [key, entry] of Object.entries<ResolvedService | ResolvedJob>(entries)) {
          const own = remembered.get(entry) ?? search(entry, []);
          remembered.set(entry, own);
          found.push(...own.map((one) => ({ ...one, path: [kind, key, ...one.path] })));
        }
      }
      for (const { path, kind } of found) {
        report({ context, path, at: "key", secret: true, params: { place: path.join("."), kind } });
      }
    }
  },
});

/** All findings below a container; `path` is its own, and as it was again when it returns. */
function search(container: object, path: (string | number)[], found: Found[] = []): Found[] {
  const isVariables = path.at(-1) === "variables";
  for (const key of Object.keys(container)) {
    const value = (container as Record<string, unknown>)[key];
    path.push(Array.isArray(container) ? Number(key) : key);
    if (typeof value === "object" && value !== null) search(value, path, found);
    else if (typeof value === "string") {
      const kind = secretKind(value) ?? (isVariables ? secretVariableKind(key, value) : undefined);
      if (kind !== undefined) found.push({ path: [...path], kind });
    }
    path.pop();
  }
  return found;
}
