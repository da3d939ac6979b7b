// ledger, stack account-111122223333, eu-west-1
import "./provider";
import "./image-registry";
import "./backup-settings";
import "./records";
import "./baseline";
import "./remediation";
import "./compliance/eu-central-1";
import "./compliance/eu-west-1";
import "./compliance/us-east-1";
import "./forwarding";
import "./delivery";

// The rules of the baseline that are not kept, and why: for whoever audits the account
export const exceptedRules = { "console-mfa": "people sign in through the identity provider" };
