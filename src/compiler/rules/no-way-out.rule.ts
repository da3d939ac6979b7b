import { message } from "../../diagnostic/define.ts";
import { VPC_ENDPOINT_NAMES } from "../facts/vpc-endpoints.ts";
import { taskEntries } from "./entries.ts";
import { defineRule } from "./rule.ts";

/** What every task needs: its image (layers lie in S3), and somewhere to log. */
const NEEDED = ["ecr", "logs", "s3"];
/** What `exec` needs (AWS, Amazon ECS guide: interface VPC endpoints, ECS Exec). */
const NEEDED_BY_EXEC = "ssmmessages";
/** What ECS reads secrets through, in the network of the task (AWS, Amazon ECS guide: interface VPC endpoints). */
const NEEDED_BY_SECRETS = "secretsmanager";

export const noWayOut = defineRule({
  name: "no-way-out",
  section: "docs/language/network.md#nat-gateways",
  severity: "error",
  message: message`without NAT gateways ${"reason"} these endpoints: ${"missing"}`,
  why: "Private subnets have no other way out: without these endpoints a task can neither pull its image nor write its logs, and does not start.",
  help: message`add them to endpoints, or write natGateways: single`,
  check({ spec }, report) {
    const { network, services } = spec;
    if (network.natGateways !== "none") return;
    const lacks = (name: string) => !network.endpoints.includes(name) && VPC_ENDPOINT_NAMES.includes(name);
    const basic = NEEDED.filter(lacks);
    const shell = Object.entries(services).find(([, { exec }]) => exec)?.[0];
    const exec = shell !== undefined && lacks(NEEDED_BY_EXEC) ? [NEEDED_BY_EXEC] : [];
    const reader = taskEntries(spec).find(({ task }) => Object.keys(task.secrets).length > 0);
    const secrets = reader !== undefined && lacks(NEEDED_BY_SECRETS) ? [NEEDED_BY_SECRETS] : [];
    const missing = [...basic, ...exec, ...secrets];
    if (missing.length === 0) return;
    report({
      path: ["network", "natGateways"],
      params: {
        reason:
          basic.length > 0
            ? "tasks need"
            : exec.length > 0
              ? `the shell of service "${shell}" needs`
              : `the secrets of ${reader?.noun} "${reader?.key}" need`,
        missing: missing.map((name) => `"${name}"`).join(", "),
      },
    });
  },
});
