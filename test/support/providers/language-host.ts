/**
 * A stand-in for Pulumi's host of Node programs, so that plain `pulumi up` runs an emitted folder: started by the CLI as
 * `pulumi-language-nodejs ADDRESS-OF-THE-ENGINE`, it runs the SDK's own command for programs, with the options of Pulumi.yaml,
 * as the real host does.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb.js";
import {
  AboutResponse,
  GetRequiredPackagesResponse,
  type RunRequest,
  RunResponse,
} from "@pulumi/pulumi/proto/language_pb.js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";

type Reply = (error: Partial<grpc.ServiceError> | null, response?: unknown) => void;

const engine = process.argv.slice(2).findLast((word) => !word.startsWith("-")) ?? "";
const answer = (response: () => unknown) => (_: unknown, reply: Reply) => reply(null, response());

const server = new grpc.Server();
server.addService(LanguageRuntimeService, {
  getRequiredPackages: answer(() => new GetRequiredPackagesResponse()),
  getPluginInfo: answer(() => new PluginInfo().setVersion("0.0.0")),
  about: answer(() => new AboutResponse().setExecutable(process.execPath).setVersion(process.version)),
  cancel: answer(() => new Empty()),
  run: ({ request }: { readonly request: RunRequest }, reply: Reply) => runProgram(request, reply),
} as unknown as grpc.UntypedServiceImplementation);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});

const cli = process.ppid;
setInterval(() => {
  if (process.ppid !== cli) process.exit(0);
}, 100);

function runProgram(request: RunRequest, reply: Reply): void {
  const info = request.getInfo();
  const folder = info?.getProgramDirectory() || request.getPwd();
  const options = (info?.getOptions()?.toJavaScript() ?? {}) as { readonly [name: string]: unknown };
  const sdk = createRequire(join(folder, "package.json")).resolve("@pulumi/pulumi/cmd/run");
  const words = [
    ...String(options["nodeargs"] ?? "")
      .split(" ")
      .filter((word) => word !== ""),
    sdk,
    `--monitor=${request.getMonitorAddress()}`,
    `--engine=${engine}`,
    `--organization=${request.getOrganization()}`,
    `--project=${request.getProject()}`,
    `--root-directory=${info?.getRootDirectory() ?? folder}`,
    `--stack=${request.getStack()}`,
    `--pwd=${request.getPwd()}`,
    ...(request.getDryrun() ? ["--dry-run"] : []),
    `--parallel=${request.getParallel()}`,
    info?.getEntryPoint() || ".",
  ];
  const child = spawn(process.execPath, words, {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      PULUMI_NODEJS_TYPESCRIPT: String(options["typescript"] ?? true),
      PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toObject())),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
    },
  });
  child.once("error", (error) => reply({ code: grpc.status.UNKNOWN, details: error.message }));
  child.once("close", (code) => {
    // The SDK has said everything itself where it ends with 32.
    if (code === 32) reply(null, new RunResponse().setBail(true));
    else reply(null, code === 0 ? new RunResponse() : new RunResponse().setError(`exit code ${code}`));
  });
}
