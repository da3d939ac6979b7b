/**
 * Feeds a text to the package's parser token by token. What only tokens show is found here: where tags stand, which
 * bracket or quote stays open, and nesting too deep for parser and composer, which recurse, before they recurse.
 */
import { CST, Lexer, Parser } from "yaml";
import type { Source } from "../../source/source.ts";
import { type Findings, found } from "./findings.ts";
import { limits } from "./limits.ts";

const flowEnds: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

interface OpenBracket {
  readonly bracket: string;
  readonly offset: number;
}

/** The syntax tree's documents; undefined where the text exceeds a limit, which is reported. */
export function readTokens(source: Source, findings: Findings): readonly CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const open: OpenBracket[] = [];
  let scalars = 0;
  let isText = false;
  for (const lexeme of new Lexer().lex(source.text)) {
    const at = parser.offset;
    if (isText) {
      isText = false;
      if (++scalars > 2 * limits.nodes) {
        findings.refuse(found("too-many-values", { start: at, end: at + 1 }, { limit: String(limits.nodes) }));
        return undefined;
      }
    } else if (lexeme === CST.SCALAR) {
      isText = true;
    } else {
      inspect(lexeme, at);
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > limits.depth + 2) {
      findings.refuse(found("nested-too-deep", { start: at, end: at + 1 }, { limit: String(limits.depth) }));
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  reportUnclosed();
  return tokens;

  function inspect(lexeme: string, at: number): void {
    const end = at + lexeme.length;
    switch (lexeme[0]) {
      case "[":
      case "{":
        open.push({ bracket: lexeme, offset: at });
        return;
      case "]":
      case "}": {
        const opening = open.pop();
        if (!opening) findings.syntax(found("unexpected-bracket", { start: at, end }, { bracket: lexeme }));
        else if (flowEnds[opening.bracket] !== lexeme) reportOpen(opening);
        return;
      }
      case '"':
      case "'":
        if (lexeme.length === 1 || !lexeme.endsWith(lexeme[0])) {
          findings.syntax(found("unclosed-quote", { start: at, end: at + 1 }, { quote: lexeme[0] }));
        }
        return;
      case "!":
        findings.refuse(found("explicit-tag", { start: at, end }, { tag: lexeme }));
        return;
      case "%":
        findings.refuse(found("document-directive", { start: at, end }, { directive: lexeme.trimEnd() }));
        return;
      case CST.FLOW_END:
        reportUnclosed();
    }
  }

  function reportUnclosed(): void {
    const innermost = open.pop();
    if (innermost) reportOpen(innermost);
    open.length = 0;
  }

  function reportOpen({ bracket, offset }: OpenBracket): void {
    const params = { open: bracket, close: flowEnds[bracket] ?? "" };
    findings.syntax(found("unclosed-bracket", { start: offset, end: offset + 1 }, params));
  }
}
