// hello, stack account-444455556666, us-east-1
import "./provider";
import "./delivery";
