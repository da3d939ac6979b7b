/** CloudFront's managed policies, and what else of it is the same for everybody. */
import facts from "./cloudfront.json" with { type: "json" };

/** The region of certificates, web ACLs, and logs of distributions. */
export const EDGE_REGION: string = facts.edgeRegion;
/** The managed prefix list with the addresses from which CloudFront asks origins. */
export const ORIGIN_PREFIX_LIST: string = facts.originPrefixList;
/** The HTTP status codes for which CloudFront can answer a page, in order. */
export const ERROR_CODES: readonly number[] = facts.errorCodes;

export const CACHE_POLICIES = facts.cachePolicies;
export const ORIGIN_REQUEST_POLICIES = facts.originRequestPolicies;
export const RESPONSE_HEADERS_POLICIES = facts.responseHeadersPolicies;
