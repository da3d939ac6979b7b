/**
 * The secret with which the CDN asks the load balancer, so that another distribution, whose addresses are the same, cannot.
 * It is configuration of the stack, which the run commands make and encrypt; no file and no plan holds it. There are two
 * values: rules of the listener want the first, the CDN sends both. Rotation moves the second to the first place: rules that
 * change before the CDN meet requests that hold their value already, and the other way round never comes, since the CDN waits
 * for the rules.
 */
import { type Interpolation, interpolate } from "../../graph/values.ts";

/** The header, which no viewer can set: CloudFront replaces it. */
export const ORIGIN_HEADER = "X-Origin-Secret";

const CURRENT = { $: "configuration", key: "originSecret", secret: true, generated: true } as const;
const NEXT = { $: "configuration", key: "originSecretNext", secret: true, generated: true } as const;

/** What the CDN sends. */
export const sentSecret = interpolate`${CURRENT}.${NEXT}` as Interpolation;

/** What rules of the listener want the header to contain. */
export const wantedSecret = interpolate`*${CURRENT}*` as Interpolation;
