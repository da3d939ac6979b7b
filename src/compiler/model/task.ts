/** What services and jobs have in common: the task, its containers, and their images. */
import type {
  ResolvedImage,
  ResolvedJob,
  ResolvedService,
  ResolvedSidecar,
  ResolvedSpec,
} from "../overlay/resolved.ts";
import { unsetCredentials, unsetSecrets, usesDatabasePassword } from "../overlay/unset-secrets.ts";
import type { Inventory } from "../schema/inventory.ts";
import { mebibytes } from "../values/mebibytes.ts";
import { seconds } from "../values/seconds.ts";
import type { ContainerModel, ImageModel, TaskModel } from "./model.ts";
import { buildInjected } from "./secret.ts";
import { buildUses } from "./uses.ts";

/** A duration's days. */
export function days(duration: string): number {
  return seconds(duration) / 86_400;
}

/** The task of a service or job; the inventory says which images are built and which secrets set. */
export function buildTask(
  kind: "services" | "jobs",
  key: string,
  task: ResolvedService | ResolvedJob,
  inventory: Inventory,
  spec: ResolvedSpec,
): TaskModel {
  const images = inventory.images ?? {};
  const service = kind === "services" ? (task as ResolvedService) : undefined;
  const main: ContainerModel = {
    name: task.id,
    image: buildImage(task.image, task.id, images),
    essential: true,
    command: task.command,
    variables: sorted(task.variables),
    user: task.user,
    readOnlyRoot: task.readOnlyRoot,
    stopTimeout: seconds(task.stopTimeout),
    cpu: undefined,
    memory: undefined,
    healthCommand: undefined,
    dependsOn: dependencies(service?.dependsOn ?? {}),
  };
  const sidecars = Object.entries(service?.sidecars ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, sidecar]) => buildSidecar(name, sidecar, task.id, images));
  return {
    key,
    id: task.id,
    owner: `${kind}.${key}`,
    architecture: task.architecture,
    cpu: task.cpu,
    memory: mebibytes(task.memory),
    ephemeral: mebibytes(task.ephemeral) / 1024,
    logs: { retentionDays: days(task.logs.retention), format: task.logs.format },
    main,
    sidecars,
    uses: buildUses(task.uses, spec),
    calls: [...new Set(task.calls)].map((target) => spec.services[target]?.id ?? target).sort(),
    secrets: buildInjected(task.secrets, spec),
    ready:
      [main, ...sidecars].every(({ image }) => !image.built || image.digest !== undefined) &&
      unsetSecrets(task.secrets, spec, inventory).length === 0 &&
      (!usesDatabasePassword(task.uses, spec) || unsetCredentials(spec, inventory).length === 0),
  };
}

function buildSidecar(
  name: string,
  sidecar: ResolvedSidecar,
  taskId: string,
  images: Readonly<Record<string, string>>,
): ContainerModel {
  return {
    name,
    image: buildImage(sidecar.image, `${taskId}-${name}`, images),
    essential: sidecar.essential,
    command: sidecar.command,
    variables: sorted(sidecar.variables),
    user: sidecar.user,
    readOnlyRoot: sidecar.readOnlyRoot,
    stopTimeout: seconds(sidecar.stopTimeout),
    cpu: sidecar.cpu,
    memory: mebibytes(sidecar.memory),
    healthCommand: sidecar.healthCommand,
    dependsOn: dependencies(sidecar.dependsOn),
  };
}

function buildImage(image: ResolvedImage, id: string, images: Readonly<Record<string, string>>): ImageModel {
  if (image.build !== undefined) {
    return {
      built: true,
      repository: id,
      folder: image.build,
      reference: undefined,
      digest: Object.hasOwn(images, id) ? images[id] : undefined,
    };
  }
  const reference =
    image.digest === undefined ? `${image.repository}:${image.tag}` : `${image.repository}@${image.digest}`;
  return { built: false, repository: undefined, folder: undefined, reference, digest: undefined };
}

function dependencies(dependsOn: Readonly<Record<string, ContainerModel["dependsOn"][number]["condition"]>>) {
  return Object.entries(dependsOn)
    .map(([container, condition]) => ({ container, condition }))
    .sort((a, b) => (a.container < b.container ? -1 : 1));
}

function sorted(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
