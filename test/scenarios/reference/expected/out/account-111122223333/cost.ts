// spec/environments/production.yaml account
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// account
const platformCost = new Group("platform-cost");

// account
const computeOptimizer = new aws.computeoptimizer.EnrollmentStatus(
  "platform",
  { status: "Active" },
  { parent: platformCost, provider },
);
