// hello, stack account-production, us-east-1
import "./provider";
import "./account";
