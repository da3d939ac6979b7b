// spec/platform.yaml regions.primary
import * as aws from "@pulumi/aws";

// regions.primary
export const provider = new aws.Provider("aws", {
  region: "eu-west-1",
  allowedAccountIds: ["111122223333"],
  defaultTags: {
    tags: {
      project: "hello",
      environment: "production",
      owner: "web-team",
      "cost-center": "web-1001",
    },
  },
});
