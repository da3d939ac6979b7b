/** Which account holds the images, as each environment sees it. */
import { buildsImages } from "./built-images.ts";
import type { RuleContext } from "./rule.ts";

export interface ImageAccount {
  readonly context: RuleContext;
  readonly account: string;
  /** Said by `images.account`; else it is the environment's own. */
  readonly declared: boolean;
}

/** Of the environments that name an account, if any of them builds images. */
export function imageAccounts(contexts: readonly RuleContext[]): ImageAccount[] {
  if (!contexts.some(({ spec }) => buildsImages(spec))) return [];
  return contexts.flatMap((context) => {
    const { images, account } = context.spec;
    const id = images?.account ?? account?.id;
    return id === undefined ? [] : [{ context, account: id, declared: images !== undefined }];
  });
}
