/** How a new version of a service takes the place of the old one. */

type RollbackCauses = readonly ("errors" | "latency")[];

export interface RollingModel {
  readonly strategy: "rolling" | "recreate";
  /** Percent of the wanted tasks. */
  readonly minHealthy: number;
  readonly maxHealthy: number;
  readonly circuitBreaker: boolean;
  readonly rollbackOn: RollbackCauses;
}

export interface ShiftingModel {
  readonly strategy: "blue-green" | "canary";
  /** The canary's share of requests. */
  readonly percent: number;
  readonly bakeMinutes: number;
  readonly rollbackOn: RollbackCauses;
}

export type DeployModel = RollingModel | ShiftingModel;
