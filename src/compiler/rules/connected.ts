/** Which services take part in Service Connect, whose proxy AWS adds to their tasks. */
import type { ResolvedSpec } from "../overlay/resolved.ts";

/** MiB that the proxy takes of the task's memory (AWS, Amazon ECS Developer Guide: Service Connect components). */
export const PROXY_MEMORY = 64;

/** The keys of services that call others or are called. */
export function connectedServices({ services, jobs }: ResolvedSpec): ReadonlySet<string> {
  const connected = new Set<string>();
  for (const [key, { calls }] of Object.entries(services)) {
    if (calls.length > 0) connected.add(key);
    for (const target of calls) connected.add(target);
  }
  for (const { calls } of Object.values(jobs)) for (const target of calls) connected.add(target);
  return connected;
}
