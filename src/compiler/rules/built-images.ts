/** The images that are built for the platform. */
import type { ResolvedImage, ResolvedSpec } from "../overlay/resolved.ts";
import { containersOf } from "./containers.ts";
import type { Path } from "./rule.ts";

export interface BuiltImage {
  /** The id of its repository: the entry's, or for a sidecar the service's, a hyphen and the sidecar's name. */
  readonly id: string;
  /** Of the `image` section, below the specification. */
  readonly path: Path;
  /** As messages call its container: `service "gateway"`. */
  readonly text: string;
}

/** Whether any image is built. */
export function buildsImages({ services, jobs }: ResolvedSpec): boolean {
  const isBuilt = ({ image }: { readonly image: ResolvedImage }): boolean => image.build !== undefined;
  return (
    Object.values(services).some((service) => isBuilt(service) || Object.values(service.sidecars).some(isBuilt)) ||
    Object.values(jobs).some(isBuilt)
  );
}

/** Services first, then jobs, in the order of their names. */
export function builtImages(spec: ResolvedSpec): BuiltImage[] {
  return (["service", "job"] as const).flatMap((kind) =>
    Object.entries(spec[`${kind}s`]).flatMap(([key, task]) =>
      containersOf(task, kind, key)
        .filter(({ container: { image } }) => image.build !== undefined && image.repository === undefined)
        .map(({ path, text }) => ({
          id: path.length === 0 ? task.id : `${task.id}-${path.at(-1)}`,
          path: [`${kind}s`, key, ...path, "image"],
          text,
        })),
    ),
  );
}
