/** Cycles in a graph of names. */

/**
 * One shortest cycle of each knot, a knot being names that all reach each other: `["a", "b"]` for a → b → a. A cycle
 * begins with the first name of its knot by the alphabet; cycles come in the order of these names. Edges from a name to
 * itself, and to names that the graph does not have, do not count. Linear in names and edges.
 */
export function cyclesOf(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  for (const knot of knotsOf(edges)) {
    const [start] = [...knot].sort();
    if (knot.size > 1 && start !== undefined) cycles.push(shortestCycle(edges, knot, start));
  }
  return cycles.sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

/** The way from `start` back to it, by breadth first; neighbours in the order of the alphabet. */
function shortestCycle(
  edges: ReadonlyMap<string, readonly string[]>,
  knot: ReadonlySet<string>,
  start: string,
): readonly string[] {
  const before = new Map<string, string>();
  const queue = [start];
  for (const name of queue) {
    for (const next of [...(edges.get(name) ?? [])].sort()) {
      if (next === start && name !== start) return wayTo(name, before);
      if (next === start || !knot.has(next) || before.has(next)) continue;
      before.set(next, name);
      queue.push(next);
    }
  }
  return [start];
}

function wayTo(name: string, before: ReadonlyMap<string, string>): readonly string[] {
  const way: string[] = [];
  for (let at: string | undefined = name; at !== undefined; at = before.get(at)) way.push(at);
  return way.reverse();
}

/** Strongly connected components, by Tarjan's algorithm, with a stack of its own: a chain may have thousands of names. */
function knotsOf(edges: ReadonlyMap<string, readonly string[]>): readonly ReadonlySet<string>[] {
  const knots: ReadonlySet<string>[] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const visit = (name: string) => {
    order.set(name, order.size);
    lowest.set(name, order.size - 1);
    open.push(name);
    isOpen.add(name);
    return { name, targets: (edges.get(name) ?? []).filter((target) => edges.has(target)), next: 0 };
  };
  const lower = (name: string, value: number) => lowest.set(name, Math.min(lowest.get(name) ?? value, value));
  for (const root of edges.keys()) {
    if (order.has(root)) continue;
    const path = [visit(root)];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const target = here.targets[here.next++];
      if (target === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above !== undefined) lower(above.name, lowest.get(here.name) ?? 0);
        if (lowest.get(here.name) !== order.get(here.name)) continue;
        const knot = new Set(open.splice(open.lastIndexOf(here.name)));
        for (const name of knot) isOpen.delete(name);
        knots.push(knot);
      } else if (!order.has(target)) path.push(visit(target));
      else if (isOpen.has(target)) lower(here.name, order.get(target) ?? 0);
    }
  }
  return knots;
}
