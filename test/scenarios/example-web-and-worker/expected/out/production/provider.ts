// spec/platform.yaml regions.primary
import * as aws from "@pulumi/aws";

// regions.primary
export const provider = new aws.Provider("aws", {
  region: "eu-central-1",
  allowedAccountIds: ["111122223333"],
  defaultTags: {
    tags: {
      project: "shop",
      environment: "production",
      owner: "shop-team",
      "cost-center": "shop-2002",
    },
  },
});
