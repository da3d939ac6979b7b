/** The behaviours of a CDN that name a service, each with its place. */
import type { ResolvedBehaviour, ResolvedService, ResolvedSpec } from "../overlay/resolved.ts";
import type { Path } from "./rule.ts";

export interface ServiceBehaviour {
  readonly behaviour: ResolvedBehaviour;
  /** The service's key, and the service where it is declared. */
  readonly to: string;
  readonly service: ResolvedService | undefined;
  readonly path: Path;
}

export function serviceBehaviours({ cdn, services }: ResolvedSpec): readonly ServiceBehaviour[] {
  return (cdn?.behaviours ?? []).flatMap((behaviour, index): ServiceBehaviour[] => {
    const { to } = behaviour;
    if (to === undefined) return [];
    const service = Object.hasOwn(services, to) ? services[to] : undefined;
    return [{ behaviour, to, service, path: ["cdn", "behaviours", index] }];
  });
}
