/** What a TypeScript file imports, and what it uses that is not a function of its arguments. */
import ts from "typescript";
import type { Reach } from "./layers.ts";

export interface Import {
  readonly specifier: string;
  readonly reach: Reach;
  readonly line: number;
}

export interface ModuleFacts {
  readonly imports: readonly Import[];
  readonly impurities: readonly { readonly line: number; readonly what: string }[];
  /** Whether it holds nothing but `export … from`. */
  readonly isBarrel: boolean;
}

const impureNames = new Set(["process", "console", "fetch", "performance", "require", "setTimeout", "setInterval"]);
const impureCalls = new Set(["Date.now", "Math.random", "crypto.randomUUID", "crypto.getRandomValues"]);

/** Reads one file: static, dynamic and type imports, `require`, and uses of the clock, the process and the network. */
export function readModule(file: string, text: string): ModuleFacts {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const impurities: { line: number; what: string }[] = [];
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const add = (node: ts.Node, specifier: ts.Node | undefined, reach: Reach) => {
    const known = specifier !== undefined && ts.isStringLiteralLike(specifier);
    imports.push({ specifier: known ? specifier.text : "(a computed name)", reach, line: lineOf(node) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeOnly(node.importClause) ? "type" : "value");
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node, node.moduleSpecifier, node.isTypeOnly ? "type" : "value");
    } else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, "type");
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], "value");
    }
    const what = impurityOf(node);
    if (what !== undefined) impurities.push({ line: lineOf(node), what });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { imports, impurities, isBarrel: isBarrel(source) };
}

/** `import type …`; an `import { type A }` still runs the module, and counts as a value. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function isBarrel(source: ts.SourceFile): boolean {
  const { statements } = source;
  return (
    statements.length > 0 && statements.every((one) => ts.isExportDeclaration(one) && one.moduleSpecifier !== undefined)
  );
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0) {
    return '"new Date()"';
  }
  if (ts.isPropertyAccessExpression(node) && impureCalls.has(node.getText())) return `"${node.getText()}"`;
  if (ts.isIdentifier(node) && impureNames.has(node.text) && isGlobalUse(node)) return `"${node.text}"`;
  return undefined;
}

/** Whether an identifier stands as an expression of its own: not a property's name, a declaration or a type. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return ts.isCallExpression(parent) && parent.expression === node;
}
