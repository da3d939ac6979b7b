/** `inventory`: writes the digests of images that were built into the inventories of environments. */
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../../diagnostic/failure.ts";
import { quotedList, suggestion } from "../../diagnostic/nearest.ts";
import type { RunCommand } from "../command.ts";
import { compileSpecification } from "../compile-specification.ts";
import { exitCodes } from "../exit-codes.ts";
import { displayName, writeText } from "../files.ts";
import { amount } from "../render/amount.ts";
import { jsonText } from "../render/text.ts";

/** An image that an environment does not run is passed over there; one that none runs is wrong use. */
export const run: RunCommand = async (invocation) => {
  const digests = parseDigests(invocation.options["images"]);
  const compiled = compileSpecification(invocation);
  if (compiled === undefined) return exitCodes.findings;
  const { environments, selected, project, label } = compiled;
  const known = compiled.images;
  for (const id of digests.keys()) {
    if (known.some((image) => image.id === id)) continue;
    const ids = known.map((image) => image.id);
    throw new Failure({
      kind: "use",
      message: `no environment builds an image "${id}"`,
      help: ids.length === 0 ? "give none" : `${suggestion(id, ids)}give ${quotedList(ids, ids.length)}`,
    });
  }
  const { cwd, write } = invocation.terminal;
  for (const name of selected) {
    const context = environments.find(({ environment }) => environment === name);
    const own = known.filter((image) => image.environments.includes(name));
    const changed = own.filter(({ id }) => digests.has(id) && context?.inventory.images?.[id] !== digests.get(id));
    if (changed.length === 0) continue;
    const images = { ...context?.inventory.images };
    for (const { id } of changed) images[id] = digests.get(id) as string;
    const sorted = Object.fromEntries(Object.entries(images).sort(([a], [b]) => (a < b ? -1 : 1)));
    const file = join(project, label, "inventory", `${name}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeText(cwd, file, `${jsonText({ ...context?.inventory, images: sorted })}\n`);
    write(`${displayName(cwd, file)}  ${amount(changed.length, "digest")}\n`);
  }
  return exitCodes.fine;
};

/** `gateway=sha256:…,web=sha256:…`. */
function parseDigests(given: string | boolean | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of typeof given === "string" ? given.split(",") : []) {
    const [, id, digest] = /^([a-z0-9-]+)=(sha256:[0-9a-f]{64})$/.exec(pair.trim()) ?? [];
    if (id === undefined || digest === undefined) {
      throw new Failure({
        kind: "use",
        message: `"${pair.slice(0, 100)}" is no image with its digest`,
        help: "write id=sha256:…, with 64 hexadecimal digits, separated by commas",
      });
    }
    found.set(id, digest);
  }
  if (found.size > 0) return found;
  throw new Failure({ kind: "use", message: "no image is given", help: "give --images id=sha256:…" });
}
