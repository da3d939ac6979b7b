/** The collector of a traced service, as one more container of its task. */
import { COLLECTOR, COLLECTOR_NAME } from "../facts/collector.ts";
import type { ContainerModel } from "./model.ts";

export function buildCollector(): ContainerModel {
  const { repository, digest, cpu, memory, healthCommand } = COLLECTOR;
  return {
    name: COLLECTOR_NAME,
    image: {
      built: false,
      repository: undefined,
      folder: undefined,
      reference: `${repository}@${digest}`,
      digest: undefined,
    },
    // A task without it works, and is only not seen.
    essential: false,
    command: undefined,
    variables: {},
    user: undefined,
    readOnlyRoot: true,
    stopTimeout: 30,
    cpu,
    memory,
    healthCommand,
    dependsOn: [],
  };
}
