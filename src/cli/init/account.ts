/** Whose account the bucket of the state is made in: what is made there by mistake takes the bucket's name from everybody. */
import { Failure } from "../../diagnostic/failure.ts";
import { keyAliasOf } from "../../engine/backend/plan.ts";
import type { Identity } from "../../engine/run/identity.ts";
import type { CompiledSpecification } from "../compile-specification.ts";

export interface Wanted {
  readonly bucket: string;
  /** `state.secrets`. */
  readonly secrets: string;
  /** `--account`. */
  readonly given: string | boolean | undefined;
}

type Environments = CompiledSpecification["environments"];

/**
 * Throws `Failure` where the caller's account is not the one that the bucket belongs in: the one that is given, that the
 * address of the bucket's key names, or that all environments with an account are in. Of several environments' accounts
 * none is chosen, since the state of all is in the hands of whoever administers it. Where nobody names one, any will do.
 */
export function requireAccount(environments: Environments, wanted: Wanted, { account, arn }: Identity): void {
  const { bucket, given } = wanted;
  if (given !== undefined && !/^\d{12}$/.test(String(given))) {
    const help = "give the twelve digits of an AWS account, such as --account 111122223333";
    throw new Failure({ kind: "use", message: `"${given}" is no account`, help });
  }
  const expected = expectedAccount(environments, wanted);
  if (expected === undefined || expected.account === account) return;
  const own = given === undefined ? `. Where it is to be in an account of its own: --account ${account}` : "";
  throw new Failure({
    kind: "machine",
    message: `bucket "${bucket}" belongs in account ${expected.account}, ${expected.why}, and the credentials are of account ${account} (${arn})`,
    help: `use credentials of account ${expected.account}; nothing was read or written${own}`,
  });
}

/** `111122223333, that of environment "production"`; says so where no environment is in it. */
export function accountText(environments: Environments, account: string): string {
  const names = environmentsByAccount(environments).get(account);
  return `${account}, ${names === undefined ? "in which no environment is" : thatOf(names)}`;
}

function expectedAccount(
  environments: Environments,
  { bucket, secrets, given }: Wanted,
): { readonly account: string; readonly why: string } | undefined {
  if (typeof given === "string") return { account: given, why: "as --account says" };
  const [, ofKey, alias] = /^awskms:\/\/\/arn:[^/]*:(\d{12}):(alias\/[^?]+)/.exec(secrets) ?? [];
  if (ofKey !== undefined && alias === keyAliasOf({ bucket })) {
    return { account: ofKey, why: "as the key in state.secrets says" };
  }
  const accounts = [...environmentsByAccount(environments)].sort(([a], [b]) => (a < b ? -1 : 1));
  const [first, second] = accounts;
  if (first === undefined) return undefined;
  if (second === undefined) return { account: first[0], why: thatOf(first[1]) };
  const choices = accounts.map(([account, names]) => `${account} (of ${quoted(names)})`).join(", ");
  throw new Failure({
    kind: "use",
    message: `bucket "${bucket}" is shared by environments of several accounts, and nothing says whose it is`,
    help: `give --account ${choices}, or one of its own: whoever administers it can read and destroy the state of all`,
  });
}

function environmentsByAccount(environments: Environments): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { environment, spec } of environments) {
    if (spec.account === undefined) continue;
    found.set(spec.account.id, [...(found.get(spec.account.id) ?? []), environment]);
  }
  return found;
}

function thatOf(names: readonly string[]): string {
  return `that of environment${names.length === 1 ? "" : "s"} ${quoted(names)}`;
}

function quoted(names: readonly string[]): string {
  return names
    .map((name) => `"${name}"`)
    .join(", ")
    .replace(/, ([^,]*)$/, " and $1");
}
