/** AWS Config's recorder in one region: the recorder, where it delivers, and that it is on. */
import { interpolate, type Reference } from "../../../graph/values.ts";
import { configRule } from "../../facts/config-rules.ts";
import type { ComplianceModel } from "../../model/compliance.ts";
import { type Lowering, shared, sharedPlace } from "../context.ts";
import type { ComplianceSettings } from "./account.ts";
import { adopted, inRegion, regionInput, regionScope } from "./place.ts";
import type { Records } from "./records.ts";

/** There is one in each region, and this is what AWS calls it unless somebody says otherwise (AWS Config: PutConfigurationRecorder). */
const NAME = "default";

/** The types of IAM, which are global. */
const GLOBAL_TYPES = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];

type RoleArn = string | Reference<string> | ReturnType<typeof interpolate>;

/** The ARN of AWS Config's service-linked role, which is made, adopted, or there already. */
export function lowerConfigRole(lowering: Lowering, { singletons, id }: ComplianceSettings): RoleArn {
  const { builder, account, model } = lowering;
  const service = "config.amazonaws.com";
  const name = "AWSServiceRoleForConfig";
  if (singletons.configRole === "skip")
    return interpolate`arn:aws:iam::${account}:role/aws-service-role/${service}/${name}`;
  const scope = builder.scope(sharedPlace(lowering, "baseline", "compliance"));
  const arn = id && `arn:aws:iam::${id}:role/aws-service-role/${service}/${name}`;
  const role = scope.resource(
    "aws:iam/serviceLinkedRole:ServiceLinkedRole",
    shared("config"),
    { awsServiceName: service },
    {
      ...adopted(singletons.configRole, arn),
      role: "config-role",
      origin: model.origin("account.singletons.configRole"),
    },
  );
  return role.arn;
}

interface RecorderPlace {
  readonly region: string;
  readonly isHome: boolean;
  readonly roleArn: RoleArn;
  readonly records: Records;
}

/** Returns what says that it records, which rules wait for. */
export function lowerRecorder(
  lowering: Lowering,
  { compliance, singletons }: ComplianceSettings,
  { region, isHome, roleArn, records }: RecorderPlace,
): { readonly $id: string } {
  const scope = regionScope(lowering, region);
  const origin = lowering.model.origin("compliance.recorder");
  const own = regionInput(lowering, region);
  const adoption = adopted(singletons.configRecorder, NAME, own);
  const recorder = scope.resource(
    "aws:cfg/recorder:Recorder",
    inRegion("recorder", region),
    { region: own, name: NAME, roleArn, recordingGroup: recordingGroup(compliance, isHome) },
    { ...adoption, role: "recorder", deleteBeforeReplace: true, origin },
  );
  const channel = scope.resource(
    "aws:cfg/deliveryChannel:DeliveryChannel",
    inRegion("recorder", region),
    { region: own, name: NAME, s3BucketName: records.bucket, s3KmsKeyArn: records.keyArn },
    {
      ...adoption,
      role: "delivery-channel",
      deleteBeforeReplace: true,
      // Without a recorder there is nothing to deliver, and AWS refuses the channel.
      dependsOn: [recorder, records.policy],
      origin,
    },
  );
  return scope.resource(
    "aws:cfg/recorderStatus:RecorderStatus",
    inRegion("recorder", region),
    { region: own, name: recorder.name, isEnabled: true },
    { ...adoption, role: "recorder-status", dependsOn: [channel], origin },
  );
}

/** Global types are recorded once, or every change of a role is paid for in each region. */
function recordingGroup({ recorder, rules }: ComplianceModel, isHome: boolean) {
  const isGlobal = recorder.globalResources && isHome;
  if (recorder.allResources) return { allSupported: true, includeGlobalResourceTypes: isGlobal };
  const looked = rules.flatMap((name) => configRule(name).types).filter((type) => !GLOBAL_TYPES.includes(type));
  return {
    allSupported: false,
    includeGlobalResourceTypes: false,
    resourceTypes: [...new Set([...looked, ...(isGlobal ? GLOBAL_TYPES : [])])].sort(),
  };
}
