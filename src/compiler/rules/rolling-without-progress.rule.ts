import { message } from "../../diagnostic/define.ts";
import type { ResolvedService } from "../overlay/resolved.ts";
import { defineServiceRule } from "./rule.ts";
import { firstWritten } from "./written.ts";

/** From so many tasks on, every percent above 100 is a task more, and every percent below a task less. */
const LARGE = 100;

export const rollingWithoutProgress = defineServiceRule({
  name: "rolling-without-progress",
  section: "docs/language/services.md#deploy",
  severity: "error",
  message: message`with ${"tasks"} a deployment could neither stop an old one (minHealthy ${"minHealthy"}) nor start a new one (maxHealthy ${"maxHealthy"})`,
  why: "ECS rounds the least running tasks up and the most down. Where both are the tasks that run, a rolling deployment waits until it fails.",
  help: message`write maxHealthy: 200, or a lower minHealthy`,
  check({ deploy, scaling }, _key, report) {
    const { strategy, minHealthy, maxHealthy } = deploy;
    if (strategy !== "rolling" || minHealthy === undefined || maxHealthy === undefined) return;
    const tasks = stuckAt(scaling, minHealthy, maxHealthy);
    if (tasks === undefined) return;
    report({
      path: ["deploy", firstWritten(deploy, ["maxHealthy", "minHealthy"])],
      params: {
        tasks: tasks === 1 ? "one task" : `${tasks} tasks`,
        minHealthy: String(minHealthy),
        maxHealthy: String(maxHealthy),
      },
    });
  },
});

/** The fewest tasks of the service at which a deployment can make no step. */
function stuckAt({ min, max }: ResolvedService["scaling"], minHealthy: number, maxHealthy: number): number | undefined {
  for (let tasks = Math.max(1, min); tasks <= Math.min(max, Math.max(LARGE, min)); tasks++) {
    const [least, most] = [Math.ceil((tasks * minHealthy) / 100), Math.floor((tasks * maxHealthy) / 100)];
    if (least >= tasks && most <= tasks) return tasks;
  }
  return undefined;
}
