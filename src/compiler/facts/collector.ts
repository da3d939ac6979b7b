/** The OpenTelemetry collector that runs beside traced services. */
import facts from "./collector.json" with { type: "json" };

export interface Collector {
  readonly repository: string;
  readonly version: string;
  /** Of the image index, for all architectures. */
  readonly digest: string;
  /** CPU units and MiB of the task that it takes. */
  readonly cpu: number;
  readonly memory: number;
  /** MiB from which on it drops what comes in. */
  readonly memoryLimit: number;
  readonly healthCommand: readonly string[];
  readonly grpcPort: number;
  readonly httpPort: number;
  /** Where SDKs ask for the sampling rules of X-Ray. */
  readonly samplingPort: number;
  /** The most that a standard parameter of Systems Manager holds. */
  readonly configurationBytes: number;
}

export const COLLECTOR: Collector = facts;
/** The container's name. */
export const COLLECTOR_NAME = "collector";
