/** Which services take part in Service Connect, whose proxy AWS adds to their tasks. */
import type { ResolvedSpec } from "../overlay/resolved.ts";

/** MiB that the proxy takes of the task's memory (AWS, Amazon ECS Developer Guide: Service Connect components). */
export const PROXY_MEMORY = 64;

/** The keys of services that call others or that others call; jobs cannot join, and reach a service without it. */
export function connectedServices({ services }: ResolvedSpec): ReadonlySet<string> {
  const known = remembered.get(services);
  if (known !== undefined) return known;
  const connected = new Set<string>();
  for (const [key, { calls }] of Object.entries(services)) {
    if (calls.length > 0) connected.add(key);
    for (const target of calls) connected.add(target);
  }
  remembered.set(services, connected);
  return connected;
}

/** Several rules ask of the same services. */
const remembered = new WeakMap<object, ReadonlySet<string>>();
