/**
 * A stand-in for Pulumi Cloud on 127.0.0.1, as far as the command line needs it: its user, stacks, updates, states, leases and
 * the key of each stack (pkg/backend/httpstate/client/client.go). It is strict: tokens are compared, a stack has one update at
 * a time, states come with an update's own token, and what it does not know is answered with 501 and remembered.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

export interface PulumiCloud {
  readonly url: string;
  readonly token: string;
  readonly organization: string;
  /** What was asked that it does not know: `GET /api/…`. */
  readonly unknown: readonly string[];
  /** The state of a stack, as it was last written. */
  readonly state: (project: string, stack: string) => State | undefined;
  /** How the updates of all stacks have ended, in order: `preview succeeded`. */
  readonly ended: readonly string[];
  /** All that was sent to it, as text. */
  readonly received: () => string;
  readonly close: () => void;
}

interface State {
  readonly version: number;
  readonly deployment: { readonly resources?: readonly object[] } & Readonly<Record<string, unknown>>;
}

interface Stack {
  readonly key: Buffer;
  tags: unknown;
  version: number;
  state: State;
  active: Update | undefined;
}

interface Update {
  readonly id: string;
  readonly kind: string;
  token: string;
}

class Refused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

type Body = Readonly<Record<string, unknown>>;

const NOTHING: State = {
  version: 3,
  deployment: { manifest: { time: "0001-01-01T00:00:00Z", magic: "", version: "" } },
};
const STACK = /^\/api\/stacks\/([^/]+)\/([^/]+)\/([^/]+)(?:\/(.+))?$/;
const UPDATE = /^(update|preview|refresh|destroy)\/([^/]+)(?:\/(.+))?$/;

export async function createPulumiCloud(organization = "acme-org"): Promise<PulumiCloud> {
  const token = `pul-${randomBytes(20).toString("hex")}`;
  const stacks = new Map<string, Stack>();
  const unknown: string[] = [];
  const ended: string[] = [];
  let received = "";
  const updates = new Map<string, string>();

  const stackAt = (name: string): Stack => {
    const stack = stacks.get(name);
    if (stack === undefined) throw new Refused(404, `Not Found: Stack '${name}' not found`);
    return stack;
  };
  const answer = (method: string, path: string, body: Body, authorization: string): unknown => {
    const [, owner = "", project = "", name = "", rest = ""] = STACK.exec(path) ?? [];
    const update = UPDATE.exec(rest);
    const isUpdates = update?.[3] !== undefined && update[3] !== "cancel";
    if (!isUpdates && authorization !== `token ${token}`) throw new Refused(401, "Unauthorized: No credentials");
    switch (`${method} ${path}`) {
      case "GET /api/user":
        return { githubLogin: "ann", name: "Ann", email: "ann@example.com", organizations: [named(organization)] };
      case "GET /api/user/organizations/default":
        return { GitHubLogin: organization };
      case "GET /api/capabilities":
        return { capabilities: [] };
      case `POST /api/stacks/${organization}/${path.split("/")[4]}`: {
        const made = `${path.split("/")[4]}/${body["stackName"]}`;
        if (stacks.has(made)) throw new Refused(409, `Conflict: Stack '${made}' already exists`);
        stacks.set(made, { key: randomBytes(32), tags: body["tags"], version: 0, state: NOTHING, active: undefined });
        return {};
      }
    }
    if (owner !== organization) throw new Refused(501, "unknown");
    const stack = stackAt(`${project}/${name}`);
    if (update !== null) {
      const [, kind = "", id = "", step] = update;
      return ofUpdate(stack, { method, kind, id, step, body, authorization });
    }
    switch (`${method} ${rest}`) {
      case "GET ":
        return {
          id: `${project}/${name}`,
          orgName: owner,
          projectName: project,
          stackName: name,
          tags: stack.tags ?? {},
          version: stack.version,
          activeUpdate: stack.active?.id ?? "",
        };
      case "DELETE ":
        stacks.delete(`${project}/${name}`);
        return {};
      case "GET export":
        return stack.state;
      case "POST import": {
        begin(stack, { id: randomBytes(8).toString("hex"), kind: "import", token: "" });
        const { id = "" } = stack.active ?? {};
        stack.state = body as unknown as State;
        finish(stack, "succeeded");
        return { updateId: id };
      }
      case "POST encrypt":
        return { ciphertext: encrypt(stack.key, String(body["plaintext"])) };
      case "POST decrypt":
        return { plaintext: decrypt(stack.key, String(body["ciphertext"])) };
      // Told for the service's own records.
      case "POST decrypt/log-batch-decryption":
        return {};
      case "POST batch-decrypt": {
        const texts = body["ciphertexts"] as readonly string[];
        return { plaintexts: Object.fromEntries(texts.map((text) => [text, decrypt(stack.key, text)])) };
      }
      case "POST update":
      case "POST preview":
      case "POST refresh":
      case "POST destroy": {
        const id = randomBytes(8).toString("hex");
        updates.set(id, rest);
        return { updateID: id };
      }
    }
    throw new Refused(501, "unknown");
  };
  const begin = (stack: Stack, update: Update): void => {
    if (stack.active !== undefined) throw new Refused(409, "Conflict: Another update is currently in progress.");
    stack.active = update;
  };
  const finish = (stack: Stack, status: string): void => {
    ended.push(`${stack.active?.kind} ${status}`);
    updates.set(stack.active?.id ?? "", status);
    stack.active = undefined;
    stack.version++;
  };
  const ofUpdate = (stack: Stack, { method, kind, id, step, body, authorization }: UpdateCall): unknown => {
    if (!updates.has(id)) throw new Refused(501, "unknown");
    if (method === "GET" && step === undefined) return { status: updates.get(id), events: [] };
    if (method === "POST" && step === undefined) {
      const own = randomBytes(16).toString("hex");
      begin(stack, { id, kind: updates.get(id) ?? kind, token: own });
      return { version: stack.version + 1, token: own, tokenExpiration: Math.floor(Date.now() / 1000) + 300 };
    }
    if (stack.active?.id !== id) throw new Refused(409, "Conflict: The update is not in progress.");
    if (step === "cancel") {
      finish(stack, "cancelled");
      return {};
    }
    if (authorization !== `update-token ${stack.active.token}`) throw new Refused(401, "Unauthorized: no update token");
    switch (`${method} ${step}`) {
      case "PATCH checkpoint":
        stack.state = { version: Number(body["version"]), deployment: body["deployment"] as State["deployment"] };
        return {};
      case "PATCH checkpointverbatim":
        stack.state = body["untypedDeployment"] as State;
        return {};
      case "POST events/batch":
        return {};
      case "POST renew_lease":
        stack.active.token = randomBytes(16).toString("hex");
        return { token: stack.active.token, tokenExpiration: Math.floor(Date.now() / 1000) + 300 };
      case "POST complete":
        finish(stack, String(body["status"]));
        return {};
    }
    throw new Refused(501, "unknown");
  };

  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      received += text;
      const [path = ""] = (request.url ?? "").split("?");
      const { method = "" } = request;
      const reply = (status: number, value: unknown) =>
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
      try {
        reply(200, answer(method, path, JSON.parse(text || "{}") as Body, request.headers.authorization ?? ""));
      } catch (error) {
        const code = error instanceof Refused ? error.code : 500;
        if (code > 499) unknown.push(`${method} ${path}: ${(error as Error).message}`);
        reply(code, { code, message: (error as Error).message });
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    organization,
    unknown,
    ended,
    state: (project, stack) => stacks.get(`${project}/${stack}`)?.state,
    received: () => received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface UpdateCall {
  readonly method: string;
  readonly kind: string;
  readonly id: string;
  readonly step: string | undefined;
  readonly body: Body;
  readonly authorization: string;
}

function named(organization: string) {
  return { githubLogin: organization, name: organization };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const whole = Buffer.concat(chunks);
  return (request.headers["content-encoding"] === "gzip" ? gunzipSync(whole) : whole).toString("utf8");
}

/** Both take and give base64. */
function encrypt(key: Buffer, plaintext: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const text = Buffer.concat([cipher.update(Buffer.from(plaintext, "base64")), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64");
}

function decrypt(key: Buffer, ciphertext: string): string {
  const whole = Buffer.from(ciphertext, "base64");
  if (whole.length < 28) throw new Refused(400, "Bad Request: invalid ciphertext");
  const decipher = createDecipheriv("aes-256-gcm", key, whole.subarray(0, 12));
  decipher.setAuthTag(whole.subarray(12, 28));
  return Buffer.concat([decipher.update(whole.subarray(28)), decipher.final()]).toString("base64");
}
