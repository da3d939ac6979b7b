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

/** The variables that an author named in a container, in plain sight or from secrets; paths are below the container. */
export function variablesOf(container: Container["container"]): { readonly variable: string; readonly path: Path }[] {
  const sources = { variables: container.variables, ...("secrets" in container ? { secrets: container.secrets } : {}) };
  return Object.entries(sources).flatMap(([source, names]) =>
    Object.keys(names).map((variable) => ({ variable, path: [source, variable] })),
  );
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
