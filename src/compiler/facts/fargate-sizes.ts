/** The sizes that a Fargate task can have. AWS refuses every other pair of CPU and memory, the provider none. */
import facts from "./fargate-sizes.json" with { type: "json" };

export interface FargateSize {
  /** CPU units; 1,024 are one vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
}

/** The CPU units that exist, ascending. */
export const FARGATE_CPUS: readonly number[] = facts.sizes.map(({ cpu }) => cpu);

/** The memory in MiB that goes with a number of CPU units, ascending; none where the units do not exist. */
export function fargateMemory(cpu: number): readonly number[] {
  return facts.sizes.find((size) => size.cpu === cpu)?.memory ?? [];
}

/** The smallest size, CPU first, that has at least this much of both; `undefined` where none has. */
export function smallestFargateSize({ cpu, memory }: FargateSize): FargateSize | undefined {
  for (const size of facts.sizes) {
    if (size.cpu < cpu) continue;
    const fitting = size.memory.find((amount) => amount >= memory);
    if (fitting !== undefined) return { cpu: size.cpu, memory: fitting };
  }
  return undefined;
}
