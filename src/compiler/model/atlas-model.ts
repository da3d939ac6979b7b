/** What databases have in common: the project in MongoDB Atlas that they are in; and passwords, which caches have, too. */
import type { DatabaseAlarmName } from "../facts/alarms.ts";
import type { Alarms } from "./alarms.ts";

/** Of a store that is entered with passwords. */
export interface PasswordsModel {
  readonly rotateDays: number;
}

export interface AtlasModel {
  /** Of all databases: Atlas cannot name one of them in an alert on hosts. */
  readonly alarms: Alarms<DatabaseAlarmName>;
  readonly organization: string;
  /** As Atlas calls it: `US_EAST_1`. */
  readonly region: string;
  /** The standby region; undefined where there is none. */
  readonly standby: string | undefined;
  /** From 1, Sunday, and the hour in UTC. */
  readonly maintenance: { readonly day: number; readonly hour: number };
  /** Further networks that the databases are reached from. */
  readonly accessList: readonly string[];
  /** The id of the secret with which passwords are made, and whether people have set it; undefined without one. */
  readonly credentials: { readonly secret: string; readonly set: boolean } | undefined;
}
