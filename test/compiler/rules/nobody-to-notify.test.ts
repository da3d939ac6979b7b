import { it } from "vitest";
import { nobodyToNotify } from "../../../src/compiler/rules/nobody-to-notify.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const finding = {
  message: "nobody is told when something is wrong",
  help: "write observability: { notify: { email: […] } }, with the address of whoever is on call",
};

it("reports a platform without an address, at its beginning or where it speaks of observability", () => {
  expectFindings(nobodyToNotify, "platform: shop\nservices: { web: {} }\n", [{ ...finding, at: "1:1" }]);
  expectFindings(nobodyToNotify, "platform: shop\nqueues: { mail: {} }\nobservability: { dashboard: false }\n", [
    { ...finding, at: "3:1" },
  ]);
});

it("reports the environment alone that has nobody", () => {
  const platform = "services: { web: {} }\nobservability: { notify: { email: [oncall@shop.example] } }\n";
  const environments = { production: "", test: "observability: { notify: null }\n" };
  expectFindings(nobodyToNotify, { platform, environments }, [{ ...finding, at: "2:1", environments: ["test"] }]);
});

it("lets a platform be that tells somebody, or that has nothing to tell of", () => {
  const platform = "services: { web: {} }\nobservability: { notify: { email: [oncall@shop.example] } }\n";
  expectFindings(nobodyToNotify, platform, []);
  expectFindings(nobodyToNotify, "platform: shop\n", []);
});

it("leaves it to another rule where compliance wants somebody told", () => {
  expectFindings(nobodyToNotify, "services: { web: {} }\ncompliance: { notify: true }\n", []);
  expectFindings(nobodyToNotify, "services: { web: {} }\ncompliance: {}\n", [{ ...finding, at: "1:1" }]);
});
