// spec/platform.yaml regions.primary
import * as aws from "@pulumi/aws";

// regions.primary
export const provider = new aws.Provider("aws", {
  region: "us-east-1",
  allowedAccountIds: ["444455556666"],
  defaultTags: {
    tags: { project: "hello", environment: "test", owner: "web-team", "cost-center": "web-1001" },
  },
});
