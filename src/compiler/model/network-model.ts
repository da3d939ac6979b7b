/** The network of one environment: a new VPC, or one that exists. */

export interface ZoneModel {
  readonly name: string;
  readonly public: string;
  readonly private: string;
  readonly data: string;
}

export type NetworkModel =
  | {
      readonly kind: "created";
      readonly cidr: string;
      /** With the CIDRs of their subnets. */
      readonly zones: readonly ZoneModel[];
      readonly natGateways: "per-zone" | "single" | "none";
      readonly flowLogRetentionDays: number;
      readonly endpoints: readonly string[];
    }
  | {
      readonly kind: "existing";
      readonly vpc: string;
      readonly cidr: string;
      /** With the ids of their subnets. */
      readonly zones: readonly {
        readonly name: string;
        readonly public: string;
        readonly private: string;
        readonly data?: string | undefined;
        readonly routeTable: string;
      }[];
      readonly endpoints: readonly string[];
    };
