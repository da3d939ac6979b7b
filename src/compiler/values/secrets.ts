/**
 * What looks like a secret. Known tokens are known by their marks, as their makers document them; other secrets by the name of
 * the variable that holds them, or by looking random.
 */

const MARKS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: "an AWS access key", pattern: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { kind: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { kind: "a GitHub token", pattern: /\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})/ },
  { kind: "a Slack token", pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { kind: "a Stripe key", pattern: /\b[rs]k_live_[A-Za-z0-9]{10,}/ },
  { kind: "a Google API key", pattern: /\bAIza[A-Za-z0-9_-]{35}/ },
  { kind: "a JSON Web Token", pattern: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/ },
  { kind: "an address with a password", pattern: /[a-z]:\/\/[^\s/:@]*:[^\s/:@]+@/i },
  { kind: "a password", pattern: /^--?(password|passwd|secret|token|api-?key)=\S/i },
];
const ANY_MARK = /AKIA|ASIA|PRIVATE KEY|gh[pousr]_|github_pat_|xox|k_live_|AIza|eyJ|:\/\/|^-/;
/** The shortest text that one of the patterns fits: `-token=x`. */
const SHORTEST_MARK = 8;

const SECRET_NAME =
  /(^|_)(password|passwd|pwd|passphrase|secret|token|credentials?|(api|private|access|secret|signing|encryption)_?key)$/i;
const PUBLIC_NAME = /(sha|commit|digest|hash|revision|version|id|arn|url|uri)$/i;
/** What such a variable may hold: nothing, a switch, a reference, or where the secret is. */
const HARMLESS = /^(|true|false|none|null|\$\{?[A-Za-z_].*|arn:aws\S*|\/[\w.-]+(\/[\w.-]+)+|https?:\/\/[^@]*)$/;

/** Bits a character above which base64 text of that length is random; words stay below 4. */
const RANDOM_BITS = 4;
const RANDOM_HEXADECIMAL_BITS = 3;

/** What a text is by its own marks, `an AWS access key`; undefined where it has none. */
export function secretKind(text: string): string | undefined {
  if (text.length < SHORTEST_MARK || !ANY_MARK.test(text)) return undefined;
  return MARKS.find(({ pattern }) => pattern.test(text))?.kind;
}

/** A text with what has the marks of a secret replaced by what `cover` makes of it. */
export function withoutMarkedSecrets(text: string, cover: (secret: string) => string): string {
  if (!ANY_MARK.test(text)) return text;
  return MARKS.reduce(
    (left, { pattern }) => left.replace(new RegExp(pattern.source, `${pattern.flags}g`), cover),
    text,
  );
}

/** What the value of an environment variable is by the variable's name and its own look. */
export function secretVariableKind(name: string, value: string): string | undefined {
  if (HARMLESS.test(value)) return undefined;
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2");
  if (SECRET_NAME.test(words)) return "a secret by its name";
  return !PUBLIC_NAME.test(words) && isRandom(value) ? "a random secret" : undefined;
}

function isRandom(value: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(value)) return entropy(value.toLowerCase()) >= RANDOM_HEXADECIMAL_BITS;
  if (!/^[A-Za-z0-9+/_=-]{20,}$/.test(value)) return false;
  return [/[a-z]/, /[A-Z]/, /[0-9]/].every((kind) => kind.test(value)) && entropy(value) >= RANDOM_BITS;
}

/** Shannon's entropy of the characters, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
