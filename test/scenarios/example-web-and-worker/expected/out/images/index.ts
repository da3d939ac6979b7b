// shop, stack images, eu-central-1
import "./provider";
import "./repositories";

// The registry that images are pushed to
export const registry = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
