/** Users of databases in MongoDB Atlas, by its Administration API, as a service account. Bodies and tokens are never logged. */
import { until } from "./until.mjs";

const HOST = "https://cloud.mongodb.com";
/** The version of the API that its answers are of (Atlas Administration API: Versioned API). */
const FORM = "application/vnd.atlas.2023-01-01+json";

/** What asks Atlas: a method, a path, and a body; an answer that is no success throws, with its `status`. */
export async function signIn({ clientId, clientSecret }) {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const signed = await fetch(`${HOST}/api/oauth/token`, {
    method: "POST",
    headers: {
      Authorization: `Basic ${basic}`,
      Accept: "application/json",
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  if (!signed.ok) throw new Error(`Atlas does not take the service account: ${signed.status}`);
  const { access_token: token } = await signed.json();
  return async (method, path, body) => {
    const answered = await fetch(`${HOST}/api/atlas/v2${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: FORM,
        ...(body === undefined ? {} : { "Content-Type": FORM }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answered.text();
    if (answered.ok) return text === "" ? {} : JSON.parse(text);
    const [code = ""] = /"errorCode"\s*:\s*"[A-Z_]+"/.exec(text) ?? [];
    throw Object.assign(new Error(`${method} ${path}: ${answered.status} ${code}`), { status: answered.status });
  };
}

/** The users of a project that sign in with a password. */
export function usersOf(atlas, project) {
  const users = `/groups/${project}/databaseUsers`;
  const path = (name) => `${users}/admin/${encodeURIComponent(name)}`;
  const unless = (status) => (error) => {
    if (error.status !== status) throw error;
  };
  const self = {
    /** Undefined where there is none. */
    find: (name) => atlas("GET", path(name)).catch(unless(404)),
    /** Members that are left out stay as they are. */
    change: (name, members) => atlas("PATCH", path(name), members),
    /** Makes it, or makes the one that is there the same. */
    write: async (name, members) => {
      const whole = { databaseName: "admin", groupId: project, username: name, ...members };
      try {
        await atlas("POST", users, whole);
      } catch (error) {
        unless(409)(error);
        await self.change(name, members);
      }
    },
    remove: (name) => atlas("DELETE", path(name)).catch(unless(404)),
    /** Waits until the clusters know what was changed: until then nobody can sign in with it. */
    applied: async (scopes) => {
      for (const { name } of scopes) {
        await until(`the cluster ${name} to take its users`, async () => {
          const { changeStatus } = await atlas("GET", `/groups/${project}/clusters/${encodeURIComponent(name)}/status`);
          return changeStatus === "APPLIED" ? true : undefined;
        });
      }
    },
  };
  return self;
}
