// hello, stack account-111122223333, eu-west-1
import "./provider";
import "./backup-settings";
