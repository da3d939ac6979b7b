/** What of the caller's environment Pulumi and the providers see, and which of it nobody may read. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { passwordsIn } from "../../engine/run/encodings.ts";

type Variables = Readonly<Record<string, string | undefined>>;

/** Settings of AWS and of the connection; nothing else of the shell reaches a provider. */
const PASSED =
  /^(AWS_|MONGODB_ATLAS_|XDG_|SSL_CERT_|(HTTPS?|NO|ALL)_PROXY$|(https?|no|all)_proxy$|NODE_EXTRA_CA_CERTS$|USER$|LOGNAME$|LANG$)/;
/**
 * Settings of Pulumi (its reference: "Environment variables"; sdk/go/common/env/env.go): who one is, where it keeps its
 * things, how fast it works, how it comes by plugins, and what it logs. No others: some lead it elsewhere than the
 * specification says (PULUMI_BACKEND_URL, PULUMI_STACK, PULUMI_CONFIG), and some take from the state what a run is
 * repaired with after its end. Without checkpoints (PULUMI_SKIP_CHECKPOINTS, which PULUMI_EXPERIMENTAL allows) a killed
 * engine leaves no trace of what it was making; without backups (PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS) nothing
 * to mend a torn state with; with PULUMI_DIY_BACKEND_GZIP a state that is not looked for under its name.
 */
const PULUMI: ReadonlySet<string> = new Set(
  [
    ...["ACCESS_TOKEN", "CONFIG_PASSPHRASE", "CONFIG_PASSPHRASE_FILE"],
    ...["HOME", "CREDENTIALS_PATH"],
    ...["PARALLEL", "PARALLEL_DIFF", "DIY_BACKEND_PARALLEL", "DIY_BACKEND_RETAIN_CHECKPOINTS"],
    ...["DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "IGNORE_AMBIENT_PLUGINS", "PLUGIN_DOWNLOAD_URL_OVERRIDES"],
    ...["DEBUG_COMMANDS", "DEBUG_GRPC", "SKIP_UPDATE_CHECK", "AUTOMATION_API_SKIP_VERSION_CHECK"],
  ].map((name) => `PULUMI_${name}`),
);
const SECRET =
  /^(AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|AWS_CONTAINER_AUTHORIZATION_TOKEN|PULUMI_ACCESS_TOKEN|PULUMI_CONFIG_PASSPHRASE|MONGODB_ATLAS_(PRIVATE_API_KEY|PRIVATE_KEY|CLIENT_SECRET))$/;
/** Name a file that holds a secret and nothing else. */
const SECRET_FILES = [
  "PULUMI_CONFIG_PASSPHRASE_FILE",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
];
const PROXY = /^(https?|all)_proxy$/i;

/** The variables that are handed on. */
export function passedVariables(variables: Variables): Readonly<Record<string, string>> {
  const passed = Object.entries(variables).filter(([name]) => PASSED.test(name) || PULUMI.has(name));
  return Object.fromEntries(passed.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/**
 * The secrets among the variables, in the files that they name, in the addresses of proxies, the keys of AWS's profiles, and
 * the tokens of Pulumi Cloud. Those that single sign-on or a role gives are known when they are found (see `identify`).
 */
export function secretsOfVariables(variables: Variables): readonly string[] {
  const found = Object.entries(variables).flatMap(([name, value]) => {
    if (!value) return [];
    if (SECRET.test(name)) return [value];
    return PROXY.test(name) ? passwordsIn(value) : [];
  });
  const files = SECRET_FILES.map((name) => textOf(variables[name]).trim());
  return [...found, ...files.filter((text) => text !== ""), ...keysOfProfiles(variables), ...tokensOfPulumi(variables)];
}

/** AWS SDKs and Tools Reference Guide: "Shared config and credentials files". */
function keysOfProfiles(variables: Variables): readonly string[] {
  const home = variables["HOME"] || variables["USERPROFILE"];
  const own = (name: string) => (home ? join(home, ".aws", name) : undefined);
  const files = [
    variables["AWS_SHARED_CREDENTIALS_FILE"] || own("credentials"),
    variables["AWS_CONFIG_FILE"] || own("config"),
  ];
  const keys = /^\s*(?:aws_secret_access_key|aws_session_token)\s*=\s*(\S+)/gim;
  return files.flatMap((file) => [...textOf(file).matchAll(keys)].flatMap(([, key]) => key ?? []));
}

/** What `pulumi login` has kept. */
function tokensOfPulumi(variables: Variables): readonly string[] {
  const home = variables["HOME"] || variables["USERPROFILE"];
  const folder = variables["PULUMI_HOME"] || (home ? join(home, ".pulumi") : undefined);
  const text = textOf(folder === undefined ? undefined : join(folder, "credentials.json"));
  return [...text.matchAll(/"(pul-[^"]+)"|"(?:access|refresh)Token"\s*:\s*"([^"]+)"/g)].flatMap(
    ([, token, other]) => token ?? other ?? [],
  );
}

/** Whoever needs the file says that it cannot be read. */
function textOf(file: string | undefined): string {
  if (!file) return "";
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
