import { message } from "../../diagnostic/define.ts";
import { imageAccounts } from "./image-accounts.ts";
import { defineTogetherRule } from "./rule.ts";

export const differentImagesAccounts = defineTogetherRule({
  name: "different-images-accounts",
  section: "docs/language/platform.md#images",
  severity: "error",
  message: message`the images are in account "${"account"}" here, but in account "${"otherAccount"}" for the environment "${"other"}"`,
  why: "There is one registry for the images of all environments, so that what was tested is what is promoted.",
  help: message`write images.account once, in platform.yaml`,
  check(contexts, report) {
    const [first, ...others] = imageAccounts(contexts).filter(({ declared }) => declared);
    if (first === undefined) return;
    for (const { context, account } of others) {
      if (account === first.account) continue;
      report({
        context,
        path: ["images", "account"],
        params: { account, otherAccount: first.account, other: first.context.environment },
        related: [{ context: first.context, path: ["images", "account"], message: "the other account is named here" }],
      });
    }
  },
});
