/** `init service <name>`: the first files of a service that is built here. Writes all of them, or none. */
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { analyze } from "../../compiler/analyze.ts";
import { Failure } from "../../diagnostic/failure.ts";
import { suggestion } from "../../diagnostic/nearest.ts";
import { isPlainPath, SERVICE_KINDS, type ServiceKind, serviceFiles } from "../../emitters/service/emitter.ts";
import type { RunCommand } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { displayName, writeText } from "../files.ts";
import { jsonText } from "../render/text.ts";
import { readSpecification } from "../specification.ts";

/** Where a service is built, and what its health check asks. */
interface Wanted {
  readonly folder: string;
  readonly port: number;
  readonly health: string;
  /** Whether the specification has it already. */
  readonly declared: boolean;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const DEFAULTS = { port: 8080, health: "/healthz" } as const;

/** Exit code 2 where a file is in the way or the name cannot be used; nothing is written then. */
export const run: RunCommand = async (invocation) => {
  const { terminal, format, today, options } = invocation;
  const [name = "", path] = invocation.operands;
  if (!NAME.test(name) || name.length > 24) {
    throw new Failure({
      kind: "use",
      message: `"${name}" is no name of a service`,
      help: "write one in kebab-case that starts with a letter, at most 24 characters: init service player-profiles",
    });
  }
  const kind = kindOf(options["kind"]);
  const specification = readSpecification({ environments: [], terminal }, path);
  const { sources, project } = specification;
  const wanted = wantedFrom(analyze({ sources, environments: undefined, today }), name);
  const { folder, declared, ...service } = wanted;
  if (!isPlainPath(service.health)) {
    throw new Failure({
      kind: "use",
      message: `the path "${service.health}" of its health check would need quoting in a program`,
      help: "write services.*.health.path with letters, digits, and . _ - / only",
    });
  }
  const files = serviceFiles(kind, { name, ...service });
  const absolute = (file: string) => join(project, folder, file);
  const inTheWay = files.find((file) => existsSync(absolute(file.path)));
  if (inTheWay !== undefined) {
    throw new Failure({
      kind: "use",
      message: `"${displayName(terminal.cwd, absolute(inTheWay.path))}" exists already, and is not overwritten; nothing was written`,
      help: "move it away, or take another name",
    });
  }
  for (const file of files) {
    mkdirSync(dirname(absolute(file.path)), { recursive: true });
    writeText(terminal.cwd, absolute(file.path), file.text);
  }
  const written = files.map((file) => displayName(terminal.cwd, absolute(file.path)));
  if (format === "json") terminal.write(`${jsonText({ service: name, kind, files: written })}\n`);
  else {
    const next = declared
      ? `"${name}" is in the specification already: build it with docker build ${displayName(terminal.cwd, join(project, folder))}`
      : `add it to ${sources.platform.name}:\n\n  services:\n    ${name}: { image: { build: ${folder} }, port: ${service.port} }`;
    terminal.write(`${written.map((file) => `written  ${file}\n`).join("")}\n${next}\n`);
  }
  return exitCodes.fine;
};

function kindOf(given: string | boolean | undefined): ServiceKind {
  const kinds: readonly string[] = SERVICE_KINDS;
  if (typeof given === "string" && kinds.includes(given)) return given as ServiceKind;
  throw new Failure({
    kind: "use",
    message:
      given === undefined
        ? "init service is not told what the service is written in"
        : `"${given}" is no kind of service`,
    help: `${typeof given === "string" ? suggestion(given, kinds) : ""}give --kind ${kinds.join(", ")}`.replace(
      /, ([^,]*)$/,
      " or $1",
    ),
  });
}

/** What the specification says of it in the first environment, or the defaults for one that it does not have. */
function wantedFrom({ environments }: ReturnType<typeof analyze>, name: string): Wanted {
  const [first] = environments ?? [];
  const service = Object.entries(first?.spec.services ?? {}).find(([key]) => key === name)?.[1];
  if (service === undefined) return { folder: `services/${name}`, ...DEFAULTS, declared: false };
  const { image } = service;
  if (!("build" in image) || typeof image.build !== "string") {
    throw new Failure({
      kind: "use",
      message: `service "${name}" runs an image of somebody else's`,
      help: `write image: { build: services/${name} } to build it here`,
    });
  }
  return {
    folder: image.build,
    port: service.port ?? DEFAULTS.port,
    health: service.health?.path ?? DEFAULTS.health,
    declared: true,
  };
}
