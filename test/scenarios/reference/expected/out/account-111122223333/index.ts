// provfair, stack account-111122223333, us-east-1
import "./provider";
import "./image-registry";
import "./backup-settings";
import "./cost";
import "./delivery";
