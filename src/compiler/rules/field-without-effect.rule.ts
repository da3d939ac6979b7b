import { message } from "../../diagnostic/define.ts";
import { type Entry, entriesOf } from "../../source/positioned.ts";
import { type Field, fieldsOfBucket, fieldsOfPlatform, fieldsOfService } from "./ineffective-fields.ts";
import { defineTogetherRule, type RuleContext } from "./rule.ts";
import { isDefault } from "./written.ts";

interface Use {
  readonly field: Field;
  readonly entry: Entry;
  readonly contexts: RuleContext[];
}

/** A place in a file is reported only where it has an effect in no environment and, under `defaults`, in no service. */
export const fieldWithoutEffect = defineTogetherRule({
  name: "field-without-effect",
  section: "docs/language/services.md#deploy",
  severity: "warning",
  message: message`"${"field"}" has no effect: ${"reason"}`,
  why: "A field that does nothing where it stands is mostly meant for another place, or is left over from before a change.",
  help: message`remove it, or change what keeps it from having an effect`,
  check(contexts, report) {
    const ineffective = new Map<Entry, Use>();
    const effective = new Set<Entry>();
    const remembered = new Map<object, readonly Field[]>();
    const note = (context: RuleContext, field: Field): void => {
      const entry = field.section && entriesOf(field.section)?.get(field.key);
      if (entry === undefined) return;
      if (field.reason === undefined) effective.add(entry);
      else {
        const use = ineffective.get(entry);
        if (use === undefined) ineffective.set(entry, { field, entry, contexts: [context] });
        else if (use.contexts.at(-1) !== context) use.contexts.push(context);
      }
    };
    for (const context of contexts) {
      for (const field of fieldsOfPlatform(context.spec)) note(context, field);
      for (const [key, bucket] of Object.entries(context.spec.buckets)) {
        for (const field of fieldsOfBucket(bucket, key)) note(context, field);
      }
      for (const [key, service] of Object.entries(context.spec.services)) {
        const fields = remembered.get(service) ?? fieldsOfService(service, key);
        remembered.set(service, fields);
        for (const field of fields) note(context, field);
      }
    }
    for (const { field, entry, contexts: where } of ineffective.values()) {
      if (effective.has(entry)) continue;
      const reason = isDefault(entry) ? "no service could use it" : (field.reason ?? "");
      for (const context of where)
        report({ context, path: field.path, at: "key", params: { field: field.key, reason } });
    }
  },
});
