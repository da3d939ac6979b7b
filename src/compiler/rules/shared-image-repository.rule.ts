import { message } from "../../diagnostic/define.ts";
import type { ResolvedService } from "../overlay/resolved.ts";
import { defineRule, type Path } from "./rule.ts";

export const sharedImageRepository = defineRule({
  name: "shared-image-repository",
  section: "docs/language/services.md#image",
  severity: "error",
  message: message`the images of ${"owner"} and of ${"other"} would both be in the repository "${"repository"}"`,
  why: "The repository of a sidecar's image is called by the service's id and the sidecar's name. Two programs in one repository could be deployed in each other's place.",
  help: message`rename the sidecar`,
  check({ spec }, report) {
    if (!Object.values(spec.services).some(({ sidecars }) => hasBuilt(sidecars))) return;
    const owners = new Map<string, { readonly text: string; readonly path: Path }>();
    const sidecars: { readonly text: string; readonly path: Path; readonly repository: string }[] = [];
    for (const kind of ["service", "job"] as const) {
      for (const [key, { id, image }] of Object.entries(spec[`${kind}s`])) {
        if (image?.build !== undefined) owners.set(id, { text: `${kind} "${key}"`, path: [`${kind}s`, key] });
      }
    }
    for (const [key, { id, sidecars: own }] of Object.entries(spec.services)) {
      for (const [name, { image }] of Object.entries(own)) {
        if (image?.build === undefined) continue;
        const path = ["services", key, "sidecars", name];
        sidecars.push({ text: `sidecar "${name}" of service "${key}"`, path, repository: `${id}-${name}` });
      }
    }
    for (const { text, path, repository } of sidecars) {
      const known = owners.get(repository);
      if (known === undefined) {
        owners.set(repository, { text, path });
        continue;
      }
      report({
        path,
        at: "key",
        params: { owner: text, other: known.text, repository },
        related: [{ path: known.path, message: `${known.text} is declared here` }],
      });
    }
  },
});

function hasBuilt(sidecars: ResolvedService["sidecars"]): boolean {
  for (const name in sidecars) if (sidecars[name]?.image?.build !== undefined) return true;
  return false;
}
