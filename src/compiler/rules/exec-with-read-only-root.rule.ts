import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const execWithReadOnlyRoot = defineServiceRule({
  name: "exec-with-read-only-root",
  section: "docs/language/services.md#exec",
  severity: "error",
  message: message`service "${"service"}" has both exec and a read-only root file system`,
  why: "ECS Exec puts its agent into the container's file system and does not work when that is read-only.",
  help: message`remove readOnlyRoot, or write exec: false`,
  check({ exec, readOnlyRoot }, service, report) {
    if (exec && readOnlyRoot) {
      report({ path: ["readOnlyRoot"], params: { service } });
    }
  },
});
