/** What the simulated cloud makes of AWS Config and of the settings of an account. */
import { arn, byArn, hex, type Maker, settingOf } from "./maker.ts";

export const complianceMakers: Readonly<Record<string, Maker>> = {
  "aws:accessanalyzer/analyzer:Analyzer": (input, place) => ({
    id: input("analyzerName"),
    arn: arn("access-analyzer", place, `analyzer/${input("analyzerName")}`),
  }),
  "aws:cfg/deliveryChannel:DeliveryChannel": settingOf("name"),
  "aws:cfg/recorder:Recorder": settingOf("name"),
  "aws:cfg/recorderStatus:RecorderStatus": settingOf("name"),
  "aws:cfg/remediationConfiguration:RemediationConfiguration": (input, place) => ({
    id: input("configRuleName"),
    arn: arn("config", place, `remediation-configuration/${input("configRuleName")}/${hex(8)}`),
  }),
  "aws:cfg/rule:Rule": (input, place) => {
    const ruleId = `config-rule-${hex(6)}`;
    return { id: input("name"), arn: arn("config", place, `config-rule/${ruleId}`), ruleId };
  },
  "aws:cloudtrail/trail:Trail": byArn((input, place) => ({
    id: arn("cloudtrail", place, `trail/${input("name")}`),
    homeRegion: place.region,
  })),
  "aws:ebs/encryptionByDefault:EncryptionByDefault": () => ({ id: "default" }),
  "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": () => ({
    id: "iam-account-password-policy",
    expirePasswords: true,
  }),
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": (_, { account }) => ({ id: account, accountId: account }),
};
