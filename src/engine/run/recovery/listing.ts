/**
 * Objects that AWS lists and that answer to a name: the way to find what has neither tags to be searched by nor an
 * identifier that follows from its inputs. The lists are those of `identify.json`.
 */
import type { Aws } from "../../aws/client.ts";

export interface Listing {
  /** As it signs: `logs`, `ce`. */
  readonly service: string;
  readonly region: string;
  /** Of services that are asked in JSON: the operation, as X-Amz-Target names it. */
  readonly target?: string;
  /** Of the others: where the list is, without a leading slash. */
  readonly path?: string;
  /** Fields of the JSON, or of the query. */
  readonly send: Readonly<Record<string, string>>;
  /** The field with which a page is asked for, and the one that tells the next page. */
  readonly page: { readonly ask: string; readonly next: string };
  /** The field of a JSON answer that holds the list, or the element of an XML answer that is one of its items. */
  readonly items: string;
  /** What the fields of the wanted one hold. */
  readonly match: Readonly<Record<string, string>>;
  /** The field that holds its identifier. */
  readonly id: string;
}

/** A page: what each item has in a field, and the next page. */
interface Page {
  readonly items: readonly ((field: string) => string | undefined)[];
  readonly next: string | undefined;
}

/** The identifiers of all objects that match, of all pages. Throws what `aws` throws. */
export async function listIds(listing: Listing, aws: Aws): Promise<readonly string[]> {
  const ids: string[] = [];
  let at: string | undefined;
  do {
    const { items, next } = await pageOf(listing, at, aws);
    const wanted = items.filter((item) =>
      Object.entries(listing.match).every(([field, value]) => item(field) === value),
    );
    ids.push(...wanted.flatMap((item) => item(listing.id) ?? []));
    at = next;
  } while (at !== undefined);
  return ids;
}

async function pageOf(listing: Listing, at: string | undefined, aws: Aws): Promise<Page> {
  const { service, region, target, path = "", page, items } = listing;
  const sent = { ...listing.send, ...(at === undefined ? {} : { [page.ask]: at }) };
  const where = { service, region } as const;
  const { text } = await (target === undefined
    ? aws({ ...where, key: path, query: sent })
    : aws({
        ...where,
        method: "POST",
        headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": target },
        body: JSON.stringify(sent),
      }));
  return text.trimStart().startsWith("<") ? xmlPage(text, items, page.next) : jsonPage(text, items, page.next);
}

function jsonPage(text: string, items: string, next: string): Page {
  const answer = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const list = (answer[items] ?? []) as readonly Readonly<Record<string, unknown>>[];
  return { items: list.map((item) => (field) => textOf(item[field])), next: textOf(answer[next]) };
}

/** The first element of a name counts: those asked for stand before any of the same name that an item holds deeper. */
function xmlPage(text: string, items: string, next: string): Page {
  const first = (within: string, name: string) => textOf(new RegExp(`<${name}>([^<]*)</${name}>`).exec(within)?.[1]);
  const list = [...text.matchAll(new RegExp(`<${items}>(.*?)</${items}>`, "gs"))].map(([, item = ""]) => item);
  return { items: list.map((item) => (field) => first(item, field)), next: first(text, next) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
