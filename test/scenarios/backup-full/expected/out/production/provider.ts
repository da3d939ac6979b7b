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
      project: "hello",
      environment: "production",
      owner: "web-team",
      "cost-center": "web-1001",
    },
  },
});

// atlas
export const mongodbatlasProvider = new mongodbatlas.Provider("mongodbatlas", {
  clientId: config.require("atlasClientId"),
  clientSecret: config.requireSecret("atlasClientSecret"),
});
