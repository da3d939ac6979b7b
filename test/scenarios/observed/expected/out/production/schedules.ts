// spec/platform.yaml jobs
import * as aws from "@pulumi/aws";
import { Group } from "./group";
import { provider } from "./provider";

// jobs
const platformSchedules = new Group("platform-schedules");

// jobs
export const scheduleGroup = new aws.scheduler.ScheduleGroup(
  "platform",
  { tags: { Name: "hello-production-platform" } },
  { parent: platformSchedules, provider },
);
