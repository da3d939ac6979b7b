/** yaml-language-server as an editor starts it, spoken to over stdio in the Language Server Protocol. */
import { type ChildProcess, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";

export interface CompletionItem {
  readonly label: string;
  readonly insertText?: string;
}

export interface EditorDiagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly items?: readonly unknown[];
    readonly diagnostics?: readonly EditorDiagnostic[];
  };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface LanguageServer {
  /** Opens a text under a path and waits for what the server finds in it. */
  readonly open: (path: string, text: string) => Promise<readonly EditorDiagnostic[]>;
  /** Lines and characters from 0. */
  readonly complete: (path: string, line: number, character: number) => Promise<readonly CompletionItem[]>;
  /** The Markdown shown; undefined where there is none. */
  readonly hover: (path: string, line: number, character: number) => Promise<string | undefined>;
  readonly stop: () => Promise<void>;
}

/** Starts the server with schemas by glob; `stop` ends the process. Throws what the server answers with an error. */
export async function startLanguageServer(schemas: Readonly<Record<string, string>>): Promise<LanguageServer> {
  const child = spawn(process.execPath, ["node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const answers = new Map<number, (message: Message) => void>();
  const findings = new Map<string, (found: readonly EditorDiagnostic[]) => void>();
  const settings = { yaml: { schemas, validate: true, hover: true, completion: true, schemaStore: { enable: false } } };
  let lastId = 0;

  listen(child, (message) => {
    if (message.method === "textDocument/publishDiagnostics") {
      findings.get(message.params?.uri ?? "")?.(message.params?.diagnostics ?? []);
    } else if (message.method === "workspace/configuration" && message.id !== undefined) {
      const items = (message.params?.items ?? []) as readonly { section: string }[];
      send({ id: message.id, result: items.map(({ section }) => (section === "yaml" ? settings.yaml : null)) });
    } else if (message.method !== undefined && message.id !== undefined) send({ id: message.id, result: null });
    else if (typeof message.id === "number") answers.get(message.id)?.(message);
  });

  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const request = async (method: string, params: object): Promise<unknown> => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise<Message>((resolve) => answers.set(id, resolve));
    send({ id, method, params });
    const { result, error } = await answer;
    answers.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  const at = (path: string, line: number, character: number) => ({
    textDocument: { uri: uriOf(path) },
    position: { line, character },
  });

  const capabilities = {
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    textDocument: {
      completion: { completionItem: { snippetSupport: true } },
      hover: { contentFormat: ["markdown"] },
      publishDiagnostics: {},
    },
  };
  await request("initialize", { processId: process.pid, rootUri: uriOf("."), capabilities, workspaceFolders: null });
  send({ method: "initialized", params: {} });
  send({ method: "workspace/didChangeConfiguration", params: { settings } });

  return {
    open: (path, text) => {
      const uri = uriOf(path);
      const found = new Promise<readonly EditorDiagnostic[]>((resolve) => findings.set(uri, resolve));
      send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
      return found;
    },
    complete: async (path, line, character) => {
      const result = (await request("textDocument/completion", at(path, line, character))) as {
        items: readonly CompletionItem[];
      };
      return result.items;
    },
    hover: async (path, line, character) => {
      const result = (await request("textDocument/hover", at(path, line, character))) as {
        contents: { value: string };
      } | null;
      return result?.contents.value;
    },
    stop: () => stop(child),
  };
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Cuts the stream into messages: a header with the length in bytes, an empty line, the body. */
function listen(child: ChildProcess, take: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  child.stdout?.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())?.[1]);
      const from = end + 4;
      if (buffer.length < from + length) return;
      const body = buffer.subarray(from, from + length).toString();
      buffer = buffer.subarray(from + length);
      take(JSON.parse(body) as Message);
    }
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
