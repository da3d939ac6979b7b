// provfair, stack images, us-east-1
import "./provider";
import "./repositories";

// The registry that images are pushed to
export const registry = "111122223333.dkr.ecr.us-east-1.amazonaws.com";

// What a pipeline builds: the folder of each image, and the repository in the registry
export const images = {
  gateway: { folder: "services/gateway", repository: "provfair/gateway" },
  matchmaking: { folder: "services/matchmaking", repository: "provfair/matchmaking" },
  payments: { folder: "services/payments", repository: "provfair/payments" },
  profiles: { folder: "services/profiles", repository: "provfair/profiles" },
  "results-worker": { folder: "services/results-worker", repository: "provfair/results-worker" },
  "season-rollup": { folder: "jobs/season-rollup", repository: "provfair/season-rollup" },
};
