// spec/platform.yaml platform
import * as aws from "@pulumi/aws";

// platform
export const provider = new aws.Provider("aws", {
  region: "eu-west-1",
  allowedAccountIds: ["111122223333"],
  defaultTags: {
    tags: {
      project: "ledger",
      environment: "shared",
      owner: "payments-team",
      "cost-center": "pay-7001",
      "data-classification": "restricted",
    },
  },
});
