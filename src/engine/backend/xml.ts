/** The XML that S3 takes and gives for settings of buckets: elements and texts, nothing else. */

export type Xml = string | number | boolean | readonly Xml[] | { readonly [element: string]: Xml };

const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

/** A document: `{ Status: "Enabled" }` under its root; a list repeats its element. */
export function formatXml(root: string, content: Xml): string {
  return `<${root} xmlns="${NAMESPACE}">${elements(content)}</${root}>`;
}

/** Every text of a document with the path of its elements, without the root: `Rule/Status=Enabled`. */
export function leavesOf(document: string): ReadonlySet<string> {
  const leaves = new Set<string>();
  const path: string[] = [];
  let text = "";
  for (const [token] of document.matchAll(/<[^>]*>|[^<]+/g)) {
    if (token.startsWith("<?")) continue;
    if (token.startsWith("</")) {
      if (text !== "") leaves.add(`${path.slice(1).join("/")}=${decodeText(text)}`);
      text = "";
      path.pop();
    } else if (!token.startsWith("<")) text = token.trim();
    else if (!token.endsWith("/>")) {
      text = "";
      path.push(/^<([^\s>]+)/.exec(token)?.[1] ?? "");
    }
  }
  return leaves;
}

/** Whether a document says all that another says. */
export function says(document: string, wanted: string): boolean {
  const said = leavesOf(document);
  return [...leavesOf(wanted)].every((leaf) => said.has(leaf));
}

function elements(content: Xml): string {
  if (typeof content !== "object") return encodeText(String(content));
  return Object.entries(content)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => `<${name}>${elements(one as Xml)}</${name}>`),
    )
    .join("");
}

function encodeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function decodeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
