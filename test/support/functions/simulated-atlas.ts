/** MongoDB Atlas's users as its Administration API shows them. Strict: an unknown path, header or member is an error. */
import type { createAccount } from "./simulated-account.ts";

export interface AtlasUser {
  password: string;
  readonly roles: unknown;
  readonly scopes: readonly { readonly name: string }[];
  readonly description: string;
}

export const PROJECT = "6f3c0e8a9b1d2c3e4f5a6b7c";
export const CREDENTIALS = { clientId: "mdb_sa_id_1", clientSecret: "mdb_sa_sk_1" };

const HOST = "https://cloud.mongodb.com";
const FORM = "application/vnd.atlas.2023-01-01+json";
const MEMBERS = ["databaseName", "groupId", "username", "roles", "scopes", "description", "password"];
/** Looks until a cluster has its users. */
const CHANGE = 2;

export interface SimulatedAtlas {
  readonly users: Map<string, AtlasUser>;
  /** How often the clusters are still seen as behind. */
  behind: number;
}

/** Stands in for fetch; each request is a call of the account. */
export function atlasFetch(atlas: SimulatedAtlas, perform: ReturnType<typeof createAccount>["perform"]) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const { method = "GET", body } = init;
    const headers = init.headers as Readonly<Record<string, string>>;
    if (url === `${HOST}/api/oauth/token`) return perform("token", () => token(headers, String(body)));
    if (headers["Authorization"] !== "Bearer the-token") return refusal(401, "UNAUTHORIZED");
    if (headers["Accept"] !== FORM || (body !== undefined) !== (headers["Content-Type"] === FORM)) {
      return refusal(406, "INVALID_VERSION_DATE");
    }
    const path = url.slice(`${HOST}/api/atlas/v2/groups/${PROJECT}`.length);
    if (!url.startsWith(`${HOST}/api/atlas/v2/groups/${PROJECT}/`)) return refusal(404, "GROUP_NOT_FOUND");
    const given = body === undefined ? {} : (JSON.parse(String(body)) as Readonly<Record<string, unknown>>);
    for (const member of Object.keys(given)) {
      if (!MEMBERS.includes(member)) return refusal(400, "INVALID_ATTRIBUTE");
    }
    return perform(`${method} ${path}`, () => respond(atlas, method, path, given));
  };
}

function token(headers: Readonly<Record<string, string>>, body: string): Response {
  const { clientId, clientSecret } = CREDENTIALS;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const fits = headers["Authorization"] === `Basic ${basic}` && body === "grant_type=client_credentials";
  return fits ? Response.json({ access_token: "the-token" }) : refusal(401, "UNAUTHORIZED");
}

function respond(
  atlas: SimulatedAtlas,
  method: string,
  path: string,
  given: Readonly<Record<string, unknown>>,
): Response {
  const { users } = atlas;
  if (/^\/clusters\/[a-z-]+\/status$/.test(path) && method === "GET") {
    const changeStatus = atlas.behind > 0 ? "PENDING" : "APPLIED";
    atlas.behind = Math.max(0, atlas.behind - 1);
    return Response.json({ changeStatus });
  }
  if (path === "/databaseUsers" && method === "POST") {
    const { username, databaseName, groupId, ...user } = given;
    if (databaseName !== "admin" || groupId !== PROJECT) return refusal(400, "INVALID_ATTRIBUTE");
    if (typeof user["password"] !== "string" || user["password"].length < 8) return refusal(400, "PASSWORD_REQUIRED");
    if (users.has(String(username))) return refusal(409, "USER_ALREADY_EXISTS");
    users.set(String(username), user as never);
    atlas.behind = CHANGE;
    return Response.json({ username });
  }
  const name = /^\/databaseUsers\/admin\/([a-z0-9-]+)$/.exec(path)?.[1];
  const user = name === undefined ? undefined : users.get(name);
  if (name === undefined) return refusal(404, "RESOURCE_NOT_FOUND");
  if (user === undefined) return refusal(404, "USER_NOT_FOUND");
  if (method === "GET") return Response.json({ username: name, roles: user.roles, scopes: user.scopes });
  if (method === "DELETE") users.delete(name);
  else if (method === "PATCH") users.set(name, { ...user, ...given } as never);
  else return refusal(405, "METHOD_NOT_ALLOWED");
  atlas.behind = CHANGE;
  return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json({ username: name });
}

function refusal(status: number, errorCode: string): Response {
  return Response.json({ error: status, errorCode, detail: "with the request's body" }, { status });
}
