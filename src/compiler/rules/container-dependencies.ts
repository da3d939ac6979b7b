/** Which containers of a service's task wait for which. */
import type { ResolvedService } from "../overlay/resolved.ts";
import type { Path } from "./rule.ts";

export interface ContainerDependency {
  /** The container that waits. */
  readonly from: string;
  readonly to: string;
  readonly condition: "started" | "healthy" | "completed" | "succeeded";
  /** Below the service. */
  readonly path: Path;
}

/** All dependencies; the main container is called by the service's id. */
export function containerDependencies({ id, dependsOn, sidecars }: ResolvedService): ContainerDependency[] {
  const found: ContainerDependency[] = [];
  for (const [to, condition] of Object.entries(dependsOn))
    found.push({ from: id, to, condition, path: ["dependsOn", to] });
  for (const [from, sidecar] of Object.entries(sidecars)) {
    for (const [to, condition] of Object.entries(sidecar.dependsOn)) {
      found.push({ from, to, condition, path: ["sidecars", from, "dependsOn", to] });
    }
  }
  return found;
}
