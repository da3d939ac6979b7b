import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const requestsWithBlueGreen = defineServiceRule({
  name: "requests-with-blue-green",
  section: "docs/language/services.md#scaling",
  severity: "error",
  message: message`service "${"service"}" scales on requests, which a ${"strategy"} deployment cannot have`,
  why: "The metric counts the requests of one target group, and such a deployment moves them between two: after a deployment scaling would follow a group without requests.",
  help: message`scale on cpu or memory, or deploy with strategy rolling`,
  check({ scaling, deploy: { strategy }, route }, service, report) {
    if (scaling.target.requestsPerTask === undefined || route === undefined) return;
    if (strategy !== "blue-green" && strategy !== "canary") return;
    report({
      path: ["scaling", "target", "requestsPerTask"],
      at: "key",
      params: { service, strategy },
      related: [{ path: ["deploy", "strategy"], message: "the strategy is set here" }],
    });
  },
});
