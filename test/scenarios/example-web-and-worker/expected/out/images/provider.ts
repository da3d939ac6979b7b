// spec/platform.yaml platform
import * as aws from "@pulumi/aws";

// platform
export const provider = new aws.Provider("aws", {
  region: "eu-central-1",
  allowedAccountIds: ["111122223333"],
  defaultTags: {
    tags: {
      project: "shop",
      environment: "shared",
      owner: "shop-team",
      "cost-center": "shop-2002",
    },
  },
});
