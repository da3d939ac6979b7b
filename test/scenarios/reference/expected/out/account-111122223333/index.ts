// provfair, stack account-111122223333, us-east-1
import "./provider";
import "./image-registry";
import "./backup-settings";
import "./cost";
import "./records";
import "./baseline";
import "./remediation";
import "./compliance/us-east-1";
import "./compliance/us-west-2";
import "./forwarding";
import "./delivery";
