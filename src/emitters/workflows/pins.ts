/** Actions by the commit that was looked at. A tag can be moved to other code; a commit cannot. */
import { invariant } from "../../diagnostic/invariant.ts";
import pins from "./action-pins.json" with { type: "json" };

export type ActionName = keyof typeof pins.actions;

const COMMIT = /^[0-9a-f]{40}$/;

/** What stands behind `uses`: `actions/checkout@3d3c…`. Throws for an action without a pin. */
export function pinned(action: ActionName): string {
  const pin = Object.hasOwn(pins.actions, action) ? pins.actions[action] : undefined;
  invariant(pin !== undefined && COMMIT.test(pin.commit), `the action ${action} has no pin in action-pins.json`);
  return `${action}@${pin.commit}`;
}

/** The version of a pinned action, for the reader: `v7.0.1`; undefined for what is not pinned, such as a workflow of ours. */
export function versionOf(uses: string): string | undefined {
  return Object.entries(pins.actions).find(([action, { commit }]) => uses === `${action}@${commit}`)?.[1].version;
}
