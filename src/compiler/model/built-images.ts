/** The images that any of the environments builds. */
import type { Model } from "./model.ts";

export interface BuiltImage {
  readonly id: string;
  /** The entry that it belongs to: `services.gateway`. */
  readonly owner: string;
  /** With the Dockerfile. */
  readonly folder: string;
  /** What its tasks run on, in any environment; sorted. */
  readonly architectures: readonly ("arm64" | "x86_64")[];
  /** The environments that run it, by name in order. */
  readonly environments: readonly string[];
}

/** By id, in order. */
export function builtImages(models: readonly Model[]): readonly BuiltImage[] {
  const found = new Map<string, BuiltImage>();
  for (const { environment, services, jobs } of models) {
    for (const task of [...services, ...jobs]) {
      for (const { image } of [task.main, ...task.sidecars]) {
        if (image.repository === undefined || image.folder === undefined) continue;
        const known = found.get(image.repository);
        found.set(image.repository, {
          id: image.repository,
          owner: task.owner,
          folder: image.folder,
          architectures: [...new Set([...(known?.architectures ?? []), task.architecture])].sort(),
          environments: [...new Set([...(known?.environments ?? []), environment])].sort(),
        });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
