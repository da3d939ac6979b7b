import { message } from "../../diagnostic/define.ts";
import { nearest } from "../../diagnostic/nearest.ts";
import { parseSecretReference } from "../facts/secrets.ts";
import { taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const unusedSecret = defineRule({
  name: "unused-secret",
  section: "docs/language/secrets.md#variables",
  severity: "warning",
  message: message`secret "${"secret"}" is given to nobody`,
  why: "A secret reaches a container only by a variable that names it. One that nobody reads costs money, and is one more that can be lost.",
  help: message`name it under secrets of a service or job, or remove it`,
  check({ spec }, report) {
    const names = Object.keys(spec.secrets);
    const used = new Set<string>();
    // One that is misspelt is another rule's; what it most likely means is not unused besides.
    const note = (name: string) => used.add(names.includes(name) ? name : (nearest(name, names)[0] ?? name));
    for (const { task } of taskEntries(spec)) {
      for (const reference of Object.values(task.secrets)) {
        note(parseSecretReference(reference).name);
      }
    }
    const credentials = spec.atlas?.credentials;
    if (credentials !== undefined) note(credentials);
    for (const secret of names) {
      if (!used.has(secret)) report({ path: ["secrets", secret], at: "key", params: { secret } });
    }
  },
});
