/** Calls: an edge belongs to its caller. It is the way through the callee's security group, and the order of starting. */
import type { Model, ServiceModel, TaskModel } from "../model/model.ts";
import type { Lowering, Scope } from "./context.ts";
import type { SecurityGroups } from "./security-groups.ts";
import { pathOf } from "./task.ts";

/** One ingress rule at each service that the task calls. */
export function lowerCalls({ model }: Lowering, scope: Scope, task: TaskModel, groups: SecurityGroups): void {
  const services = new Map(model.services.map((service) => [service.id, service]));
  const source = groups.get(task.id);
  for (const target of task.calls) {
    const callee = services.get(target);
    const destination = groups.get(target);
    if (callee?.port === undefined || source === undefined || destination === undefined) continue;
    scope.resource(
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      { id: task.id, role: `calls-${target}` },
      {
        securityGroupId: destination,
        description: `From ${task.id}`,
        referencedSecurityGroupId: source,
        ipProtocol: "tcp",
        fromPort: callee.port,
        toPort: callee.port,
      },
      { role: `calls-${target}`, origin: model.origin(pathOf(task, "calls")) },
    );
  }
}

/**
 * Services in an order in which each follows those that it calls, and which calls may be waited for: those inside a
 * circle may not, since nobody could start. Ties are in the order of ids.
 */
export function startOrder(model: Model): {
  readonly order: readonly ServiceModel[];
  readonly circleOf: ReadonlyMap<string, number>;
} {
  const byId = new Map(model.services.map((service) => [service.id, service]));
  const circleOf = new Map<string, number>();
  const order: ServiceModel[] = [];
  // Tarjan's algorithm with a stack of its own: a chain of calls may be longer than the engine's stack.
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  for (const root of model.services) {
    if (index.has(root.id)) continue;
    const work: { readonly id: string; next: number }[] = [{ id: root.id, next: 0 }];
    while (work.length > 0) {
      const frame = work.at(-1) as { readonly id: string; next: number };
      const service = byId.get(frame.id) as ServiceModel;
      if (!index.has(frame.id)) {
        index.set(frame.id, index.size);
        low.set(frame.id, index.get(frame.id) as number);
        open.push(frame.id);
        isOpen.add(frame.id);
      }
      const target = service.calls[frame.next];
      if (target !== undefined) {
        frame.next++;
        if (!byId.has(target)) continue;
        if (!index.has(target)) work.push({ id: target, next: 0 });
        else if (isOpen.has(target)) lower(low, frame.id, index.get(target) as number);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) lower(low, parent.id, low.get(frame.id) as number);
      if (low.get(frame.id) !== index.get(frame.id)) continue;
      const circle = open.splice(open.indexOf(frame.id));
      for (const id of circle.sort()) {
        isOpen.delete(id);
        circleOf.set(id, index.get(frame.id) as number);
        order.push(byId.get(id) as ServiceModel);
      }
    }
  }
  return { order, circleOf };
}

function lower(low: Map<string, number>, id: string, value: number): void {
  low.set(id, Math.min(low.get(id) as number, value));
}
