// spec/environments/production.yaml account.singletons
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// account.singletons
const platformImageRegistry = new Group("platform-image-registry");

// account.singletons
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

// account.singletons
const replication = new aws.ecr.ReplicationConfiguration(
  "platform",
  {
    replicationConfiguration: {
      rules: [
        {
          destinations: [{ region: "eu-central-1", registryId: "111122223333" }],
          repositoryFilters: [{ filter: "ledger/", filterType: "PREFIX_MATCH" }],
        },
      ],
    },
  },
  { parent: platformImageRegistry, provider },
);
