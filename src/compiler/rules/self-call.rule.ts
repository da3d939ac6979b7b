import { message } from "../../diagnostic/define.ts";
import { defineServiceRule } from "./rule.ts";

export const selfCall = defineServiceRule({
  name: "self-call",
  section: "docs/language/services.md#calls",
  severity: "error",
  message: message`service "${"service"}" calls itself`,
  why: "A call is a network path from one service to another. Within a task a process reaches itself at 127.0.0.1.",
  help: message`remove it`,
  check({ calls }, service, report) {
    const index = calls.indexOf(service);
    if (index >= 0) report({ path: ["calls", index], params: { service } });
  },
});
