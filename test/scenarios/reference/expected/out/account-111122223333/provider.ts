// spec/platform.yaml platform
import * as aws from "@pulumi/aws";

// platform
export const provider = new aws.Provider("aws", {
  region: "us-east-1",
  allowedAccountIds: ["111122223333"],
  defaultTags: {
    tags: {
      project: "provfair",
      environment: "shared",
      owner: "platform-team",
      "cost-center": "games-1001",
      "data-classification": "internal",
    },
  },
});
