import { message } from "../../diagnostic/define.ts";
import { unsetCredentials, unsetSecrets, usesDatabasePassword } from "../overlay/unset-secrets.ts";
import { taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

export const unsetSecret = defineRule({
  name: "unset-secret",
  section: "docs/language/secrets.md#supplied-values",
  severity: "notice",
  message: message`${"what"} is not set, so that nothing of ${"kind"} "${"user"}" runs yet`,
  why: "A task cannot start without the values of its secrets. Until a person has supplied them, a service is made with no task, and a job with its schedule off.",
  help: message`set it: provfair-compile secrets set ${"target"} --environment ${"environment"}; it notes in the inventory that it is set`,
  check({ environment, spec, inventory }, report) {
    for (const { kind, noun, key: user, task } of taskEntries(spec)) {
      const own = unsetSecrets(task.secrets, spec, inventory).map((unset) => ({
        ...unset,
        path: [kind, user, "secrets", unset.variable],
      }));
      const credentials = usesDatabasePassword(task.uses, spec) ? unsetCredentials(spec, inventory) : [];
      const all = [...own, ...credentials.map((unset) => ({ ...unset, path: ["atlas", "credentials"] }))];
      for (const { name, keys, path } of all) {
        const [key] = keys;
        report({
          path,
          params: {
            what: key === undefined ? `the secret "${name}"` : `"${key}" of the secret "${name}"`,
            kind: noun,
            user,
            target: key === undefined ? name : `${name}.${key}`,
            environment,
          },
        });
      }
    }
  },
});
