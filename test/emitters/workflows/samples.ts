/** Pipelines of every form, with the workflows that they give: those of the scenarios, and further ones. */
import { join } from "node:path";
import { loadSpec } from "../../../src/cli/load-spec.ts";
import { compile } from "../../../src/compiler/compile.ts";
import type { DeliveryModel } from "../../../src/compiler/model/delivery.ts";
import { emitWorkflows } from "../../../src/emitters/workflows/emitter.ts";
import { TODAY } from "../../support/compiled.ts";

const root = join(import.meta.dirname, "../../..");

export const OPTIONS = { compiler: "0.1.0", pulumi: "3.220.0", project: "", specification: "spec" };

export function deliveryOf(folder: string): DeliveryModel {
  const { sources } = loadSpec({ cwd: root, path: folder });
  const { delivery } = compile({ sources, folder: "spec", today: TODAY });
  if (delivery === undefined) throw new Error(`${folder} has no pipeline`);
  return delivery;
}

const reference = deliveryOf("spec");
const fullest = deliveryOf("test/scenarios/pipeline");

export const samples: Readonly<Record<string, { readonly delivery: DeliveryModel; readonly project?: string }>> = {
  reference: { delivery: reference },
  fullest: { delivery: fullest },
  "checks only": { delivery: deliveryOf("test/scenarios/pipeline-checks-only") },
  cloud: { delivery: deliveryOf("test/scenarios/pipeline-cloud") },
  passphrase: { delivery: { ...reference, secrets: { kind: "passphrase" } } },
  "below the repository": { delivery: reference, project: "platforms/it's a ${{ github.token }} `x`" },
  "builds only": { delivery: { ...reference, state: { kind: "folder" } } },
};

/** By path. */
export function workflowsOf(name: string): ReadonlyMap<string, string> {
  const { delivery, project = "" } = samples[name] ?? { delivery: reference };
  return new Map(emitWorkflows(delivery, { ...OPTIONS, project }).files.map(({ path, text }) => [path, text]));
}
