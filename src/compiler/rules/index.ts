/** The registry of rules: one line a rule, in the order of the alphabet. A test compares it with the folder. */
import type { Rule } from "./rule.ts";
import { unknownService } from "./unknown-service.rule.ts";

export const rules: readonly Rule[] = [unknownService];
