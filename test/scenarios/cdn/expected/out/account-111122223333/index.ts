// hello, stack account-111122223333, us-east-1
import "./provider";
import "./backup-settings";
