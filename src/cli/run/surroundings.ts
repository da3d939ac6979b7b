/** What of the caller's environment Pulumi and the providers see, and which of it nobody may read. */
import { readFileSync } from "node:fs";

type Variables = Readonly<Record<string, string | undefined>>;

/** Settings of AWS, of Pulumi and of the connection; nothing else of the shell reaches a provider. */
const PASSED =
  /^(AWS_|PULUMI_|MONGODB_ATLAS_|XDG_|SSL_CERT_|(HTTPS?|NO|ALL)_PROXY$|(https?|no|all)_proxy$|NODE_EXTRA_CA_CERTS$|USER$|LOGNAME$|LANG$)/;
/** What would lead Pulumi elsewhere than the specification says. */
const OURS = ["PULUMI_BACKEND_URL", "PULUMI_STACK", "PULUMI_ROOT"];
const SECRET =
  /^(AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|PULUMI_ACCESS_TOKEN|PULUMI_CONFIG_PASSPHRASE|MONGODB_ATLAS_(PRIVATE_API_KEY|PRIVATE_KEY|CLIENT_SECRET))$/;

/** The variables that are handed on. */
export function passedVariables(variables: Variables): Readonly<Record<string, string>> {
  const passed = Object.entries(variables).filter(([name]) => PASSED.test(name) && !OURS.includes(name));
  return Object.fromEntries(passed.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The secrets among the variables, and the one in PULUMI_CONFIG_PASSPHRASE_FILE. */
export function secretsOfVariables(variables: Variables): readonly string[] {
  const found = Object.entries(variables).flatMap(([name, value]) => (SECRET.test(name) && value ? [value] : []));
  const file = variables["PULUMI_CONFIG_PASSPHRASE_FILE"];
  if (!file) return found;
  try {
    return [...found, readFileSync(file, "utf8").trim()];
  } catch {
    // Pulumi says that it cannot be read.
    return found;
  }
}
