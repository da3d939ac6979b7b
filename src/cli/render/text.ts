/** Text from outside, made harmless and measurable for a terminal. */

const unsafe = /(?![\t\n\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Control and formatting characters as visible stand-ins; line breaks and tabs stay. */
export function visible(text: string): string {
  return text.replace(unsafe, standIn);
}

/** The same on one line: line breaks and tabs are blanks. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\r?\n|\t/g, " "));
}

/** A value as indented JSON. JSON.stringify leaves DEL and the C1 controls, which a terminal may obey, as they are. */
export function jsonText(value: unknown): string {
  const toEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value, null, 2).replace(/(?!\n)\p{Cc}/gu, toEscape);
}

/** The symbol of a control character (Unicode block Control Pictures), or the mark for what cannot be shown. */
function standIn(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\uFFFD";
}

/** Ranges that a terminal shows two cells wide (Unicode 15.1, EastAsianWidth.txt, W and F; emoji presentation). */
const wide =
  /^[\u1100-\u115F\u231A\u231B\u23E9-\u23EC\u2614\u2615\u2705\u274C\u2753-\u2757\u2B1B\u2B1C\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F000}-\u{1F02F}\u{1F0CF}\u{1F18E}-\u{1F19A}\u{1F200}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F7E0}-\u{1F7EB}\u{1F900}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
const emoji = /^\p{Extended_Pictographic}\uFE0F|^\p{Emoji_Presentation}/u;
const zeroWidth = /^[\p{Mn}\p{Me}]+$/u;

/** Made when first needed: it takes longer to make than most checks take to run. */
let graphemes: Intl.Segmenter | undefined;

export interface Cell {
  /** What is printed. */
  readonly text: string;
  /** Offset of its first UTF-16 unit in the line. */
  readonly offset: number;
  readonly width: number;
}

const tabWidth = 4;

/** A line as cells of known width: tabs become blanks up to the next stop, what cannot be shown a stand-in. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment, index } of graphemes.segment(line)) {
    const cell = segment === "\t" ? blanks(tabWidth - (column % tabWidth)) : shown(segment);
    cells.push({ text: cell.text, width: cell.width, offset: index });
    column += cell.width;
  }
  return cells;
}

function blanks(width: number): { readonly text: string; readonly width: number } {
  return { text: " ".repeat(width), width };
}

function shown(segment: string): { readonly text: string; readonly width: number } {
  const text = visible(segment.replace(/[\t\n]/g, " "));
  if (zeroWidth.test(text)) return { text, width: 0 };
  if (wide.test(text) || emoji.test(text)) return { text, width: 2 };
  return { text, width: text === segment ? 1 : [...text].length };
}
