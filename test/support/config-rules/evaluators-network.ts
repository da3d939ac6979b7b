/** Rules about networks, security groups, and load balancers. */
import type { PlainValue } from "../../../src/graph/values.ts";
import type { Account, Resource } from "./account.ts";
import type { Evaluator } from "./evaluators.ts";

const GROUPS = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
const EVERYWHERE = "0.0.0.0/0";

interface Opening {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

/** What a group lets in from everywhere. */
function openings(group: Resource, account: Account): readonly Opening[] {
  const rules = account
    .settingsOf(group, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
    .filter(
      (rule) => account.referred(rule, "securityGroupId") === group.node && rule.inputs["cidrIpv4"] === EVERYWHERE,
    );
  const inline = ((group.node.inputs["ingress"] ?? []) as readonly Readonly<Record<string, PlainValue>>[]).filter(
    (rule) => ((rule["cidrBlocks"] ?? []) as readonly PlainValue[]).includes(EVERYWHERE),
  );
  return [
    ...rules.map(({ inputs }) => opening(inputs["ipProtocol"], inputs)),
    ...inline.map((rule) => opening(rule["protocol"], rule)),
  ];
}

function opening(protocol: PlainValue | undefined, rule: Readonly<Record<string, PlainValue>>): Opening {
  const all = protocol === "-1";
  return {
    protocol: String(protocol),
    from: all ? 0 : Number(rule["fromPort"]),
    to: all ? 65_535 : Number(rule["toPort"]),
  };
}

const admits = ({ protocol, from, to }: Opening, port: number) =>
  (protocol === "tcp" || protocol === "-1") && from <= port && port <= to;

/** `80,443,1020-1025`. */
function ranges(text: string | undefined): readonly (readonly [number, number])[] {
  if (text === undefined) return [];
  return text.split(",").map((one) => {
    const [from = "", to = from] = one.trim().split("-");
    return [Number(from), Number(to)] as const;
  });
}

export const networkEvaluators: Readonly<Record<string, Evaluator>> = {
  INCOMING_SSH_DISABLED: {
    tokens: GROUPS,
    isCompliant: (group, account) => !openings(group, account).some((one) => admits(one, 22)),
  },
  RESTRICTED_INCOMING_TRAFFIC: {
    tokens: GROUPS,
    isCompliant: (group, account, parameters) => {
      const blocked = ["20", "21", "3389", "3306", "4333"].map((port, index) =>
        Number(parameters[`blockedPort${index + 1}`] ?? port),
      );
      return !openings(group, account).some((one) => blocked.some((port) => admits(one, port)));
    },
  },
  VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS: {
    tokens: GROUPS,
    isCompliant: (group, account, parameters) =>
      openings(group, account).every(({ protocol, from, to }) => {
        const allowed = ranges(parameters[protocol === "udp" ? "authorizedUdpPorts" : "authorizedTcpPorts"]);
        return protocol !== "-1" && allowed.some(([first, last]) => first <= from && to <= last);
      }),
  },
  VPC_DEFAULT_SECURITY_GROUP_CLOSED: {
    tokens: ["aws:ec2/vpc:Vpc"],
    // A network comes with a default group that is open: something has to close it.
    isCompliant: (network, { settingsOf }) => {
      const [group] = settingsOf(network, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
      const isEmpty = (input: string) => ((group?.inputs[input] ?? []) as readonly unknown[]).length === 0;
      return group !== undefined && isEmpty("ingress") && isEmpty("egress");
    },
  },
  VPC_FLOW_LOGS_ENABLED: {
    tokens: ["aws:ec2/vpc:Vpc"],
    isCompliant: (network, { settingsOf }, { trafficType }) =>
      settingsOf(network, "aws:ec2/flowLog:FlowLog").some(
        ({ inputs }) => trafficType === undefined || inputs["trafficType"] === trafficType,
      ),
  },
  ELBV2_PREDEFINED_SECURITY_POLICY_SSL_CHECK: {
    tokens: ["aws:lb/listener:Listener"],
    isCompliant: ({ node: { inputs } }, _, { sslPolicies = "" }) =>
      !["HTTPS", "TLS"].includes(String(inputs["protocol"])) ||
      sslPolicies.split(",").includes(String(inputs["sslPolicy"] ?? "ELBSecurityPolicy-2016-08")),
  },
  EIP_ATTACHED: {
    tokens: ["aws:ec2/eip:Eip"],
    isCompliant: (address, { settingsOf }) =>
      ["aws:ec2/natGateway:NatGateway", "aws:ec2/eipAssociation:EipAssociation"].some(
        (token) => settingsOf(address, token).length > 0,
      ) || ["instance", "networkInterface"].some((input) => address.node.inputs[input] !== undefined),
  },
};
