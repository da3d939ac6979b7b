/** The containers of a service or job, as rules about all containers visit them. */
import type { ResolvedJob, ResolvedService, ResolvedSidecar } from "../overlay/resolved.ts";
import type { Path, TaskKind } from "./rule.ts";

export interface Container {
  readonly container: ResolvedService | ResolvedJob | ResolvedSidecar;
  /** Below the service or job. */
  readonly path: Path;
  /** As messages call it: `service "gateway"`, `sidecar "proxy" of service "gateway"`. */
  readonly text: string;
}

/** The main container, then the sidecars. */
export function containersOf(task: ResolvedService | ResolvedJob, kind: TaskKind, key: string): Container[] {
  const text = `${kind} "${key}"`;
  const sidecars = "sidecars" in task ? Object.entries(task.sidecars) : [];
  return [
    { container: task, path: [], text },
    ...sidecars.map(([name, container]) => ({
      container,
      path: ["sidecars", name],
      text: `sidecar "${name}" of ${text}`,
    })),
  ];
}
