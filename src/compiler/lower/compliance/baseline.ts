/** What every account should have before anything else: a trail, an analyzer, and settings that nobody has to remember. */
import { analyzerName, trailName } from "../../../graph/names.ts";
import { configRule } from "../../facts/config-rules.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import type { ComplianceSettings } from "./account.ts";
import { adopted, inRegion, regionInput, regionScope } from "./place.ts";
import type { Records } from "./records.ts";

interface AccountParts {
  readonly home: string;
  readonly records: Records | undefined;
}

/** What there is one of in an account. */
export function lowerAccountSettings(
  lowering: Lowering,
  settings: ComplianceSettings,
  { home, records }: AccountParts,
): void {
  const { model, builder } = lowering;
  const { singletons, compliance, id } = settings;
  const scope = builder.scope(sharedPlace(lowering, "baseline", "compliance"));
  const origin = (name: keyof typeof singletons) => model.origin(`account.singletons.${name}`);
  if (singletons.trail !== "skip" && records !== undefined) {
    const name = trailName(model.platform);
    scope.resource(
      "aws:cloudtrail/trail:Trail",
      shared(),
      {
        region: regionInput(lowering, home),
        name,
        s3BucketName: records.bucket,
        kmsKeyId: records.keyArn,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
      },
      {
        ...adopted(
          singletons.trail,
          id && `arn:aws:cloudtrail:${home}:${id}:trail/${name}`,
          regionInput(lowering, home),
        ),
        dependsOn: [records.policy],
        deleteBeforeReplace: true,
        origin: origin("trail"),
      },
    );
  }
  if (singletons.publicAccessBlock !== "skip") {
    scope.resource(
      "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
      shared(),
      { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      {
        ...adopted(singletons.publicAccessBlock, id),
        role: "public-access-block",
        origin: origin("publicAccessBlock"),
      },
    );
  }
  if (singletons.passwordPolicy !== "skip") {
    const { passwordLength, passwordHistory } = compliance.parameters;
    scope.resource(
      "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
      shared(),
      {
        minimumPasswordLength: passwordLength,
        passwordReusePrevention: passwordHistory,
        maxPasswordAge: Number(configRule("password-policy").parameters?.["MaxPasswordAge"]),
        requireLowercaseCharacters: true,
        requireNumbers: true,
        requireSymbols: true,
        requireUppercaseCharacters: true,
        allowUsersToChangePassword: true,
      },
      {
        ...adopted(singletons.passwordPolicy, "iam-account-password-policy"),
        role: "password-policy",
        origin: origin("passwordPolicy"),
      },
    );
  }
}

/** What there is one of in each region. */
export function lowerRegionSettings(lowering: Lowering, { singletons }: ComplianceSettings, region: string): void {
  const { model } = lowering;
  const scope = regionScope(lowering, region);
  const own = regionInput(lowering, region);
  if (singletons.volumeEncryption !== "skip") {
    scope.resource(
      "aws:ebs/encryptionByDefault:EncryptionByDefault",
      inRegion("volumes", region),
      { region: own, enabled: true },
      {
        ...adopted(singletons.volumeEncryption, "default", own),
        role: "volume-encryption",
        origin: model.origin("account.singletons.volumeEncryption"),
      },
    );
  }
  if (singletons.accessAnalyzer !== "skip") {
    const name = analyzerName(model.platform);
    scope.resource(
      "aws:accessanalyzer/analyzer:Analyzer",
      inRegion("analyzer", region),
      { region: own, analyzerName: name, type: "ACCOUNT" },
      {
        ...adopted(singletons.accessAnalyzer, name, own),
        role: "analyzer",
        deleteBeforeReplace: true,
        origin: model.origin("account.singletons.accessAnalyzer"),
      },
    );
  }
}
