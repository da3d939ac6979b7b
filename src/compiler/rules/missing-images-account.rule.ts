import { message } from "../../diagnostic/define.ts";
import { imageAccounts } from "./image-accounts.ts";
import { defineTogetherRule } from "./rule.ts";

export const missingImagesAccount = defineTogetherRule({
  name: "missing-images-account",
  section: "docs/language/platform.md#images",
  severity: "error",
  message: message`environments have different accounts, and nothing says which one holds the images: "${"other"}" has "${"otherAccount"}", "${"environment"}" has "${"account"}"`,
  why: "An image is built once and promoted by its digest through all environments, so that all pull it from one account.",
  help: message`write images: { account: "${"otherAccount"}" } in platform.yaml, with the account that holds the images of all`,
  check(contexts, report) {
    const [first, ...others] = imageAccounts(contexts);
    const different = others.find(
      ({ account, declared }) => account !== first?.account && !(declared && first?.declared),
    );
    if (first === undefined || different === undefined) return;
    const { context, account } = different;
    report({
      context,
      path: ["account", "id"],
      params: {
        other: first.context.environment,
        otherAccount: first.account,
        environment: context.environment,
        account,
      },
      related: [{ context: first.context, path: ["account", "id"], message: "the other account is named here" }],
    });
  },
});
