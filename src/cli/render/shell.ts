/** Words of commands that a person copies into a shell. */

/** The word as a POSIX shell reads it back: in single quotes where it holds what a shell would take for its own. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
