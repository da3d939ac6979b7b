/** What the schema stage says. */
import { declare, message } from "../../diagnostic/define.ts";

export const schemaDiagnostics = {
  "unknown-key": declare({
    severity: "error",
    message: message`unknown key "${"key"}" in ${"place"}`,
    why: "A key that nothing reads would be lost without a word, and what it was meant to set would not happen.",
    help: message`${"nearest"}remove it; known here: ${"known"}`,
  }),
  "missing-key": declare({
    severity: "error",
    message: message`${"place"} lacks the key "${"key"}"`,
    why: "The compiler guesses nothing that names, pays for, or places infrastructure.",
    help: message`add ${"example"}`,
  }),
  "wrong-type": declare({
    severity: "error",
    message: message`"${"key"}" must be ${"wanted"}, but it is ${"actual"}`,
    why: "Every field has one type, so that a value cannot mean two things.",
    help: message`write for example ${"example"}`,
  }),
  "unquoted-text": declare({
    severity: "error",
    message: message`"${"key"}" must be text, but YAML reads ${"written"} as ${"actual"}`,
    why: "YAML gives unquoted scalars a type by their look: 6.0 becomes 6, 017 becomes 17, and an account id loses its zeros.",
    help: message`quote it: ${"quoted"}`,
  }),
  "out-of-range": declare({
    severity: "error",
    message: message`"${"key"}" must be ${"bound"}, but it is ${"actual"}`,
    why: "The range is AWS's own or the largest that makes sense; a value outside of it fails only after minutes of deployment.",
    help: message`write ${"limit"}`,
  }),
  "invalid-value": declare({
    severity: "error",
    message: message`"${"key"}" must be ${"wanted"}, but it is ${"actual"}`,
    why: "The field knows a closed list of values.",
    help: message`${"nearest"}use one of the listed values`,
  }),
  "invalid-text": declare({
    severity: "error",
    message: message`"${"key"}" must be ${"wanted"}, but it is ${"actual"}`,
    why: "The text has a spelling that names, AWS, or the compiler rely on.",
    help: message`write for example ${"example"}`,
  }),
  "invalid-name": declare({
    severity: "error",
    message: message`${"actual"} is not ${"wanted"}`,
    why: "Names become parts of logical names, DNS names, and paths, and stay there for ever.",
    help: message`${"nearest"}choose another name`,
  }),
  "too-few-entries": declare({
    severity: "error",
    message: message`"${"key"}" needs at least ${"minimum"} ${"noun"}, but has ${"actual"}`,
    why: "An empty list says nothing; leave the key out instead.",
    help: message`add one, or remove the key`,
  }),
  "too-many-entries": declare({
    severity: "error",
    message: message`"${"key"}" may have at most ${"maximum"} ${"noun"}, but has ${"actual"}`,
    why: "The limit is AWS's own.",
    help: message`remove the others`,
  }),
} as const;

export type SchemaCode = keyof typeof schemaDiagnostics;
