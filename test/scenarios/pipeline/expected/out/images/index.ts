// hello, stack images, us-east-1
import "./provider";
import "./repositories";

// The registry that images are pushed to
export const registry = "111122223333.dkr.ecr.us-east-1.amazonaws.com";

// What a pipeline builds: the folder of each image, and the repository in the registry
export const images = {
  report: { folder: "jobs/report", repository: "hello/report" },
  web: { folder: "services/web", repository: "hello/web" },
};
