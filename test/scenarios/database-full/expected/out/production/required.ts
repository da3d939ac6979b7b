import * as pulumi from "@pulumi/pulumi";

// A text that a setting cannot do without. Where the cloud has not given it, the run stops here and says so.
export function required(output: pulumi.Output<string>, message: string): pulumi.Output<string> {
  return output.apply((text) => {
    if (text === undefined || text === null) throw new pulumi.RunError(message);
    return text;
  });
}
