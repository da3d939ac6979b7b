// spec/environments/production.yaml account.singletons.computeOptimizer
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// account.singletons.computeOptimizer
const platformCost = new Group("platform-cost");

// account.singletons.computeOptimizer
const computeOptimizer = new aws.computeoptimizer.EnrollmentStatus(
  "platform",
  { status: "Active" },
  { parent: platformCost, provider, import: "111122223333" },
);

// account.singletons.costAllocationTags
const projectTag = new aws.costexplorer.CostAllocationTag(
  "platform-project",
  { tagKey: "project", status: "Active" },
  { parent: platformCost, provider },
);

// account.singletons.costAllocationTags
const environmentTag = new aws.costexplorer.CostAllocationTag(
  "platform-environment",
  { tagKey: "environment", status: "Active" },
  { parent: platformCost, provider },
);

// account.singletons.costAllocationTags
const ownerTag = new aws.costexplorer.CostAllocationTag(
  "platform-owner",
  { tagKey: "owner", status: "Active" },
  { parent: platformCost, provider },
);

// account.singletons.costAllocationTags
const costCenterTag = new aws.costexplorer.CostAllocationTag(
  "platform-cost-center",
  { tagKey: "cost-center", status: "Active" },
  { parent: platformCost, provider },
);
