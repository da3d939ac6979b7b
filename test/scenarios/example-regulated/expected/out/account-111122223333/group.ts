import * as pulumi from "@pulumi/pulumi";

// One entry of the specification in Pulumi's tree: the parent of what the entry is made of.
export class Group extends pulumi.ComponentResource {
  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super("provfair:platform:Group", name, {}, options);
  }
}
