/** Secrets: their spellings read; and what of them a task is given. */
import { SECRET_ALARMS } from "../facts/alarms.ts";
import { PREVIOUS, parseSecretReference } from "../facts/secrets.ts";
import type { ResolvedSecret, ResolvedSpec } from "../overlay/resolved.ts";
import { seconds } from "../values/seconds.ts";
import type { InjectedModel, SecretModel } from "./model.ts";
import { buildAlarms } from "./observability.ts";

export function buildSecret(key: string, secret: ResolvedSecret, spec: ResolvedSpec): SecretModel {
  const { id, generate, rotate, alarms } = secret;
  const byHand = rotate === "manual";
  return {
    alarms: byHand ? buildAlarms(spec, SECRET_ALARMS, alarms) : { secretAge: undefined },
    key,
    id,
    owner: `secrets.${key}`,
    generate,
    rotateDays: rotate === "manual" ? undefined : seconds(rotate) / 86_400,
  };
}

/** The variables of a task that come from secrets. Names that no secret has are a rule's to report. */
export function buildInjected(
  secrets: Readonly<Record<string, string>>,
  spec: Pick<ResolvedSpec, "secrets">,
): readonly InjectedModel[] {
  return Object.entries(secrets)
    .flatMap(([variable, reference]): InjectedModel[] => {
      const { name, key } = parseSecretReference(reference);
      const secret = Object.hasOwn(spec.secrets, name) ? spec.secrets[name] : undefined;
      if (secret === undefined) return [];
      const previous = secret.generate !== undefined && key === PREVIOUS;
      return [{ variable, secret: secret.id, part: key === undefined ? "whole" : previous ? PREVIOUS : { key } }];
    })
    .sort((a, b) => (a.variable < b.variable ? -1 : 1));
}
