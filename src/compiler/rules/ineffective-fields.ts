/** Fields that do nothing where they stand, one line a field. */
import type { ResolvedService, ResolvedSpec } from "../overlay/resolved.ts";
import { builtImages } from "./built-images.ts";
import type { Path } from "./rule.ts";

export interface Field {
  /** The section that the field is in; undefined where it is not there. */
  readonly section: object | undefined;
  readonly key: string;
  /** Below the specification. */
  readonly path: Path;
  /** Looked at under `defaults` only: in a service of its own another rule looks at it. */
  readonly defaultsOnly?: boolean;
  /** Why it has no effect, to follow a colon; undefined where it has. */
  readonly reason: string | undefined;
}

/** The fields of a service whose effect depends on others of its fields. */
export function fieldsOfService(service: ResolvedService, name: string): Field[] {
  const { deploy, port } = service;
  const shifting = deploy.strategy === "blue-green" || deploy.strategy === "canary";
  const deployed = (key: string, effective: boolean): Field => ({
    section: deploy,
    key,
    path: ["services", name, "deploy", key],
    defaultsOnly: true,
    reason: effective ? undefined : `the strategy is ${deploy.strategy}`,
  });
  return [
    {
      section: service,
      key: "health",
      path: ["services", name, "health"],
      reason: port === undefined ? `service "${name}" has no port` : undefined,
    },
    deployed("minHealthy", deploy.strategy === "rolling"),
    deployed("maxHealthy", deploy.strategy === "rolling"),
    deployed("circuitBreaker", !shifting),
    deployed("percent", deploy.strategy === "canary"),
    deployed("bake", shifting),
  ];
}

/** The fields of the platform and its environment whose effect depends on the rest. */
export function fieldsOfPlatform(spec: ResolvedSpec): Field[] {
  const { account, images } = spec;
  const imageAccount = images?.account ?? account?.id;
  const built = builtImages(spec).length > 0;
  const notHere = built ? `account "${imageAccount}" holds the images` : "no image is built here";
  return [
    {
      section: spec,
      key: "images",
      path: ["images"],
      reason: built ? undefined : "no image is built here",
    },
    {
      section: account?.singletons,
      key: "imageRegistry",
      path: ["account", "singletons", "imageRegistry"],
      reason: built && account?.id === imageAccount ? undefined : notHere,
    },
  ];
}
