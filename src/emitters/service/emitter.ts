/** The first files of a service: an image in two stages, without root, and a program that answers its health check. */
import type { EmittedFile } from "../files.ts";
import dockerignore from "./templates/dockerignore.hbs";
import goDockerfile from "./templates/go.Dockerfile.hbs";
import goMod from "./templates/go.go.mod.hbs";
import goMain from "./templates/go.main.go.hbs";
import jvmDockerfile from "./templates/jvm.Dockerfile.hbs";
import jvmServer from "./templates/jvm.Server.java.hbs";
import nodeDockerfile from "./templates/node.Dockerfile.hbs";
import nodePackage from "./templates/node.package.json.hbs";
import nodeServer from "./templates/node.server.js.hbs";
import pythonDockerfile from "./templates/python.Dockerfile.hbs";
import pythonRequirements from "./templates/python.requirements.txt.hbs";
import pythonServer from "./templates/python.server.py.hbs";
import staticDockerfile from "./templates/static.Dockerfile.hbs";
import staticIndex from "./templates/static.index.html.hbs";
import staticNginx from "./templates/static.nginx.conf.hbs";

export const SERVICE_KINDS = ["node", "go", "python", "jvm", "static"] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

const TEMPLATES: Readonly<Record<ServiceKind, Readonly<Record<string, string>>>> = {
  node: { Dockerfile: nodeDockerfile, "package.json": nodePackage, "server.js": nodeServer },
  go: { Dockerfile: goDockerfile, "go.mod": goMod, "main.go": goMain },
  python: { Dockerfile: pythonDockerfile, "requirements.txt": pythonRequirements, "server.py": pythonServer },
  jvm: { Dockerfile: jvmDockerfile, "Server.java": jvmServer },
  static: { Dockerfile: staticDockerfile, "nginx.conf": staticNginx, "public/index.html": staticIndex },
};

export interface NewService {
  /** A name in kebab-case. */
  readonly name: string;
  readonly port: number;
  /** The path of its health check, which stands for itself in all of the languages: see `isPlainPath`. */
  readonly health: string;
}

/** Whether a path needs no quoting wherever it is written. */
export function isPlainPath(path: string): boolean {
  return /^\/[A-Za-z0-9/._-]*$/.test(path);
}

/** The files of the service's folder. */
export function serviceFiles(kind: ServiceKind, { name, port, health }: NewService): readonly EmittedFile[] {
  const values = { name, port: String(port), health };
  const filled = (template: string) =>
    Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{{${key}}}`, () => value), template);
  return Object.entries({ ...TEMPLATES[kind], ".dockerignore": dockerignore }).map(([path, template]) => ({
    path,
    text: filled(template),
  }));
}
