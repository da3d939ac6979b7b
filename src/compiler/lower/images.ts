/** Where images are: the platform's own repositories by computed URI, so that no value crosses from the images stack. */
import { repositoryName } from "../../graph/names.ts";
import { type Interpolation, interpolate } from "../../graph/values.ts";
import type { ImageModel } from "../model/model.ts";
import type { AccountId } from "./context.ts";

/** The registry that holds the built images. */
export interface Registry {
  readonly platform: string;
  readonly account: AccountId;
  readonly region: string;
}

/** What a container definition names: `<registry>/<platform>/<id>@<digest>`; the tag `unreleased` until there is one. */
export function imageReference(image: ImageModel, registry: Registry): string | Interpolation {
  if (!image.built) return image.reference ?? "";
  const version = image.digest === undefined ? ":unreleased" : `@${image.digest}`;
  const { account, region, platform } = registry;
  return interpolate`${account}.dkr.ecr.${region}.amazonaws.com/${repositoryName(platform, image.repository ?? "")}${version}`;
}

/** The ARNs of the private repositories that must be readable to pull these images; public registries need none. */
export function pulledRepositories(
  images: readonly ImageModel[],
  registry: Registry,
): readonly (string | Interpolation)[] {
  const arns = new Map<string, string | Interpolation>();
  for (const image of images) {
    if (image.built) {
      const name = repositoryName(registry.platform, image.repository ?? "");
      arns.set(name, interpolate`arn:aws:ecr:${registry.region}:${registry.account}:repository/${name}`);
      continue;
    }
    const match = /^([0-9]{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)/.exec(image.reference ?? "");
    if (match) arns.set(match[0], `arn:aws:ecr:${match[2]}:${match[1]}:repository/${match[3]}`);
  }
  return [...arns.keys()].sort().map((key) => arns.get(key) ?? "");
}
