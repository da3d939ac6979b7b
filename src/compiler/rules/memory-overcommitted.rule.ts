import { message } from "../../diagnostic/define.ts";
import { mebibytes } from "../values/mebibytes.ts";
import { formatMemory } from "../values/memory.ts";
import { connectedServices, PROXY_MEMORY } from "./connected.ts";
import { defineRule } from "./rule.ts";

/** The least that must be left to the main container, in MiB: below it hardly a program starts. */
export const LEAST_MAIN_MEMORY = 64;

export const memoryOvercommitted = defineRule({
  name: "memory-overcommitted",
  section: "docs/language/services.md#size",
  severity: "error",
  message: message`service "${"service"}" has ${"memory"} of memory, but its sidecars${"proxy"} take ${"taken"} of it`,
  why: "The containers of a task share its memory. Below 64 MiB for the main container the task ends as soon as it starts.",
  help: message`give the service more memory, or its sidecars less`,
  check({ spec }, report) {
    let connected: ReadonlySet<string> | undefined;
    for (const [key, { memory, sidecars }] of Object.entries(spec.services)) {
      const own = Object.values(sidecars).reduce((sum, sidecar) => sum + mebibytes(sidecar.memory), 0);
      if (own === 0) continue;
      connected ??= connectedServices(spec);
      const proxy = connected.has(key) ? PROXY_MEMORY : 0;
      if (own + proxy + LEAST_MAIN_MEMORY <= mebibytes(memory)) continue;
      report({
        path: ["services", key, "memory"],
        params: {
          service: key,
          memory,
          proxy: proxy === 0 ? "" : " and the Service Connect proxy",
          taken: formatMemory(own + proxy),
        },
        related: [{ path: ["services", key, "sidecars"], message: "the sidecars are declared here" }],
      });
    }
  },
});
