// shop, stack images, eu-central-1
import "./provider";
import "./repositories";

// The registry that images are pushed to
export const registry = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";

// What a pipeline builds: the folder of each image, and the repository in the registry
export const images = {
  mailer: { folder: "services/mailer", repository: "shop/mailer" },
  "nightly-report": { folder: "jobs/nightly-report", repository: "shop/nightly-report" },
  stock: { folder: "services/stock", repository: "shop/stock" },
  web: { folder: "services/web", repository: "shop/web" },
};
