// spec/platform.yaml regions.primary
import * as aws from "@pulumi/aws";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// regions.primary
export const provider = new aws.Provider("aws", {
  region: "us-east-1",
  allowedAccountIds: ["111122223333"],
  defaultTags: {
    tags: {
      project: "provfair",
      environment: "production",
      owner: "platform-team",
      "cost-center": "games-1001",
      "data-classification": "internal",
    },
  },
});

// atlas
export const mongodbatlasProvider = new mongodbatlas.Provider("mongodbatlas", {
  clientId: config.require("atlasClientId"),
  clientSecret: config.requireSecret("atlasClientSecret"),
});
