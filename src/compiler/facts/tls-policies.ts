/** The security policies of a load balancer's listener. */
import facts from "./tls-policies.json" with { type: "json" };

export interface TlsPolicy {
  readonly name: string;
  /** The oldest version of TLS that it accepts: `1.2`. */
  readonly minimum: string;
}

/** Sorted by name. */
export const TLS_POLICIES: readonly TlsPolicy[] = facts.policies;

/** The one that AWS recommends. */
export const RECOMMENDED_TLS_POLICY: string = facts.recommended;

/** A policy by its name; `undefined` for an unknown one. */
export function tlsPolicy(name: string): TlsPolicy | undefined {
  return TLS_POLICIES.find((policy) => policy.name === name);
}
