/** Rules about the account, its keys and policies. */
import { documentOf } from "./account.ts";
import type { Evaluator } from "./evaluators.ts";

interface Statement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: unknown;
}

/** People have what these look at: users, and the root user. */
const ofPeople: Evaluator = { tokens: [], isCompliant: () => true };

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

export const accountEvaluators: Readonly<Record<string, Evaluator>> = {
  IAM_ROOT_ACCESS_KEY_CHECK: ofPeople,
  ROOT_ACCOUNT_MFA_ENABLED: ofPeople,
  MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS: {
    tokens: ["aws:iam/userLoginProfile:UserLoginProfile"],
    isCompliant: () => false,
  },
  ACCESS_KEYS_ROTATED: { tokens: ["aws:iam/accessKey:AccessKey"], isCompliant: () => false },
  IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS: {
    tokens: ["aws:iam/policy:Policy"],
    isCompliant: ({ node }) => {
      const { Statement = [] } = documentOf(node.inputs["policy"]) as { Statement?: readonly Statement[] };
      return !Statement.some(
        ({ Effect, Action, Resource }) =>
          Effect === "Allow" && list(Action).includes("*") && list(Resource).includes("*"),
      );
    },
  },
  IAM_PASSWORD_POLICY: {
    tokens: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
    setting: "account",
    isCompliant: ({ node: { inputs } }, _, parameters) => {
      const needs = (parameter: string, input: string) =>
        (parameters[parameter] ?? "true") !== "true" || inputs[input] === true;
      const age = Number(inputs["maxPasswordAge"] ?? 0);
      return (
        needs("RequireUppercaseCharacters", "requireUppercaseCharacters") &&
        needs("RequireLowercaseCharacters", "requireLowercaseCharacters") &&
        needs("RequireSymbols", "requireSymbols") &&
        needs("RequireNumbers", "requireNumbers") &&
        Number(inputs["minimumPasswordLength"] ?? 0) >= Number(parameters["MinimumPasswordLength"] ?? 14) &&
        Number(inputs["passwordReusePrevention"] ?? 0) >= Number(parameters["PasswordReusePrevention"] ?? 24) &&
        age > 0 &&
        age <= Number(parameters["MaxPasswordAge"] ?? 90)
      );
    },
  },
  EC2_EBS_ENCRYPTION_BY_DEFAULT: {
    tokens: ["aws:ebs/encryptionByDefault:EncryptionByDefault"],
    setting: "region",
    isCompliant: ({ node }) => node.inputs["enabled"] !== false,
  },
  CMK_BACKING_KEY_ROTATION_ENABLED: {
    tokens: ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey"],
    // A replica rotates with its primary.
    isCompliant: ({ node }, { referred }) => {
      const key = node.token === "aws:kms/key:Key" ? node : referred(node, "primaryKeyArn");
      return key?.inputs["enableKeyRotation"] === true;
    },
  },
};
