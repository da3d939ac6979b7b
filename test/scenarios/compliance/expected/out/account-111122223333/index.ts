// hello, stack account-111122223333, us-east-1
import "./provider";
import "./records";
import "./baseline";
import "./compliance/us-east-1";
