/** Builds actionlint from its Go module, for the test that emitted workflows pass it: `npm run build:actionlint`. */
import { fileURLToPath } from "node:url";
import { buildGoProgram } from "../go-program.mjs";

buildGoProgram({
  here: fileURLToPath(new URL(".", import.meta.url)),
  folder: "actionlint",
  name: "actionlint",
  title: "actionlint",
  module: "github.com/rhysd/actionlint",
  command: "github.com/rhysd/actionlint/cmd/actionlint",
  other: "",
});
