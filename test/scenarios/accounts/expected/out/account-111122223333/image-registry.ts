// spec/environments/production.yaml account
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// account
const platformImageRegistry = new Group("platform-image-registry");

// account
const scanning = new aws.ecr.RegistryScanningConfiguration(
  "platform",
  {
    scanType: "ENHANCED",
    rules: [
      {
        scanFrequency: "CONTINUOUS_SCAN",
        repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
      },
    ],
  },
  { parent: platformImageRegistry, provider },
);
