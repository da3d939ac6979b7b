import { message } from "../../diagnostic/define.ts";
import { defineRule } from "./rule.ts";

export const deliveryWithLocalState = defineRule({
  name: "delivery-with-local-state",
  section: "docs/language/delivery.md#state",
  severity: "notice",
  message: message`the state is a folder of one machine, so the pipeline can check and build, but not deploy`,
  why: "A runner's disk is gone after the job. The next one would know of nothing that exists, and make it again.",
  help: message`write state: { backend: s3://…, secrets: awskms://… }, with a bucket and a key of your own`,
  check({ spec: { delivery, state } }, report) {
    if (delivery !== undefined && state.backend === "file") report({ path: ["delivery"], at: "key", params: {} });
  },
});
