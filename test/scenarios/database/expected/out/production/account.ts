// spec/platform.yaml
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// spec/platform.yaml
const platformAccount = new Group("platform-account");

// spec/platform.yaml
export const caller = aws.getCallerIdentityOutput({}, { provider });
