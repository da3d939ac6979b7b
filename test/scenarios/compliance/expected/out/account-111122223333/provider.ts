// spec/platform.yaml platform
import * as aws from "@pulumi/aws";

// platform
export const provider = new aws.Provider("aws", {
  region: "us-east-1",
  allowedAccountIds: ["111122223333"],
  defaultTags: {
    tags: { project: "hello", environment: "shared", owner: "web-team", "cost-center": "web-1001" },
  },
});
