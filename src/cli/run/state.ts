/** Where the state of a platform's stacks is, and what Pulumi is told of it. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ResolvedSpec } from "../../compiler/overlay/resolved.ts";
import { Failure } from "../../diagnostic/failure.ts";
import { fileFailure } from "../files.ts";
import type { Terminal } from "../terminal.ts";

export interface StateLocation {
  /** As Pulumi takes it. */
  readonly url: string;
  /** Of the backend `file`; absolute. */
  readonly folder: string | undefined;
  /** What is kept on this machine for a backend that has no place for it; absolute. */
  readonly local: string;
  /** Of the backend `s3`. */
  readonly bucket: { readonly name: string; readonly prefix: string; readonly region: string } | undefined;
  /** As `pulumi stack init` takes it. */
  readonly secretsProvider: string | undefined;
  readonly organization: string | undefined;
  /** Where Pulumi.<stack>.yaml is kept; absolute. */
  readonly settings: string;
}

/** The location that `state` names; `project` and the specification's folder are absolute. Touches nothing. */
export function locateState(state: ResolvedSpec["state"], project: string, specification: string): StateLocation {
  const { backend, region, organization, secrets } = state;
  const folder = backend === "file" ? join(project, ".provfair", "state") : undefined;
  const [, name, prefix = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(backend) ?? [];
  const bucket = name === undefined || region === undefined ? undefined : { name, prefix, region };
  // The older SDK, which Pulumi takes by default, knows neither all forms of single sign-on nor addresses of one's own.
  const address = bucket === undefined ? backend : `${backend}?awssdk=v2&region=${bucket.region}`;
  return {
    url: folder === undefined ? address : pathToFileURL(folder).href,
    folder,
    local: join(project, ".provfair", "local"),
    bucket,
    secretsProvider: secrets,
    organization: backend.startsWith("https://") ? organization : undefined,
    settings: join(specification, "stacks"),
  };
}

/** The secrets provider of one stack: those of different stacks are encrypted in different contexts. */
export function secretsProviderOf({ secretsProvider }: StateLocation, stack: string): string | undefined {
  if (secretsProvider?.startsWith("awskms://") !== true) return secretsProvider;
  return `${secretsProvider}&awssdk=v2&context_stack=${stack}`;
}

/** Makes the folders, of which Pulumi makes none. Throws `Failure` where they cannot be made, or the passphrase is missing. */
export function prepareState(
  { folder, local, bucket, settings, secretsProvider }: StateLocation,
  { cwd, variables }: Terminal,
): void {
  const hasPassphrase =
    variables["PULUMI_CONFIG_PASSPHRASE"] !== undefined || variables["PULUMI_CONFIG_PASSPHRASE_FILE"] !== undefined;
  if (secretsProvider === "passphrase" && !hasPassphrase) {
    throw new Failure({
      kind: "use",
      message: "the passphrase that encrypts secrets in the state is not given",
      help: "set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it; always the same for a stack",
    });
  }
  const own = folder ?? (bucket === undefined ? local : undefined);
  const made = [settings, ...(own === undefined ? [] : [own])];
  for (const path of made) {
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      throw fileFailure(cwd, path, error);
    }
  }
  if (own === undefined) return;
  // What Pulumi knows of a first try is not for the repository: it names every resource, and locks are in it.
  const ignore = join(own, "..", ".gitignore");
  if (!existsSync(ignore)) writeFileSync(ignore, "*\n");
}
