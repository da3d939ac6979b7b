import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";
import { isWritten } from "./written.ts";

export const stateInPrimaryRegion = defineRule({
  name: "state-in-primary-region",
  section: "docs/language/platform.md#state",
  severity: "warning",
  message: message`the state is in the primary region "${"region"}" alone, and there is a standby in "${"standby"}"`,
  why: "When the primary region fails, nothing can be made in the standby: Pulumi cannot run without its state.",
  help: message`write replica: ${"standby"} and run "provfair-compile init --backend", or put it there with region: ${"standby"}`,
  check({ spec: { state, regions } }, report) {
    const { primary, standby } = regions;
    if (standby === undefined || !state.backend.startsWith("s3://")) return;
    if (state.region !== primary || (state.replica !== undefined && state.replica !== primary)) return;
    report({
      path: isWritten(state, "region") ? ["state", "region"] : ["state", "backend"],
      params: { region: primary, standby },
    });
  },
});
