/**
 * Builds Pulumi's command line from Go modules, for the tests against the real engine: `npm run build:pulumi-cli`. The
 * folder that it goes to, `.cache/pulumi-cli/<version>`, can be PULUMI_ROOT.
 */
import { fileURLToPath } from "node:url";
import { buildGoProgram } from "../go-program.mjs";

buildGoProgram({
  here: fileURLToPath(new URL(".", import.meta.url)),
  folder: "pulumi-cli",
  name: "pulumi",
  title: "Pulumi",
  module: "github.com/pulumi/pulumi/pkg/v3",
  command: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  flags: (version) => `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`,
  other: ", or Pulumi itself, and name its folder in PULUMI_ROOT",
});
