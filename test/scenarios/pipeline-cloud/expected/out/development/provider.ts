// spec/platform.yaml regions.primary
import * as aws from "@pulumi/aws";

// regions.primary
export const provider = new aws.Provider("aws", {
  region: "us-east-1",
  allowedAccountIds: ["111122223333"],
  defaultTags: {
    tags: {
      project: "hello",
      environment: "development",
      owner: "web-team",
      "cost-center": "web-1001",
    },
  },
});
