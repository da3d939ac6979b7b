// brochure, stack production, eu-west-1
import "./provider";
import "./keys";
import "./domain";
import "./access-logs";
import "./buckets/site";
import { distribution } from "./cdn";
import "./dashboard";

// The CDN's own name
export const cdnDomainName = distribution.domainName;

// The distribution, for what is to be forgotten at its edges
export const cdnDistributionId = distribution.id;
