/** What each choice of the language turns into, on the smallest platform that shows it. */
import { expect, it } from "vitest";
import { graphOfText, nodeOf, nodesOf, readable, stackOf } from "../../support/reference.ts";

const IMAGE = 'image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }';
const DOMAIN = "domain: { name: acme.example, hostedZone: { id: Z0123456789 } }";
const ACCOUNT = { production: 'account: { id: "111122223333", quotas: { fargateVcpu: 200 } }' };

const production = (text: string, environments: Readonly<Record<string, string>> = ACCOUNT) =>
  stackOf(graphOfText(text, environments), "production");

it("sends a blue-green deployment's requests between two target groups, which ECS alone weighs", () => {
  const stack = production(`
    ${DOMAIN}
    services: { web: { ${IMAGE}, port: 80, route: { paths: [/*] }, deploy: { strategy: blue-green, bake: 15m } } }
  `);
  expect([...nodesOf(stack, "aws:lb/targetGroup:TargetGroup").keys()]).toEqual(["web", "web-green"]);
  expect(nodeOf(stack, "aws:lb/listenerRule:ListenerRule", "web").options.ignoreChanges).toEqual(["actions"]);
  const service = nodeOf(stack, "aws:ecs/service:Service", "web").inputs;
  expect(service["deploymentConfiguration"]).toEqual({ strategy: "BLUE_GREEN", bakeTimeInMinutes: "15" });
  expect(service).not.toHaveProperty("deploymentCircuitBreaker");
  expect(readable(service["loadBalancers"])).toMatchObject([
    {
      advancedConfiguration: {
        alternateTargetGroupArn: "<aws:lb/targetGroup:TargetGroup::web-green.arn>",
        productionListenerRule: "<aws:lb/listenerRule:ListenerRule::web.arn>",
        roleArn: "<aws:iam/role:Role::web-deployment.arn>",
      },
    },
  ]);
});

it("gives a canary its share first", () => {
  const stack = production(`
    ${DOMAIN}
    services: { web: { ${IMAGE}, port: 80, route: { paths: [/*] }, deploy: { strategy: canary, percent: 20, bake: 5m } } }
  `);
  expect(nodeOf(stack, "aws:ecs/service:Service", "web").inputs["deploymentConfiguration"]).toEqual({
    strategy: "CANARY",
    bakeTimeInMinutes: "5",
    canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: "5" },
  });
});

it("stops all tasks before it recreates a service", () => {
  const service = nodeOf(
    production(`services: { one: { ${IMAGE}, scaling: { min: 1, max: 1 }, deploy: { strategy: recreate } } }`),
    "aws:ecs/service:Service",
    "one",
  ).inputs;
  expect([service["deploymentMinimumHealthyPercent"], service["deploymentMaximumPercent"]]).toEqual([0, 100]);
  expect(service["availabilityZoneRebalancing"]).toBe("DISABLED");
});

it("runs what is not critical on spot, one task on demand", () => {
  const stack = production(`services: { one: { ${IMAGE}, critical: false }, two: { ${IMAGE} } }`);
  expect(nodeOf(stack, "aws:ecs/service:Service", "one").inputs["capacityProviderStrategies"]).toEqual([
    { capacityProvider: "FARGATE", base: 1, weight: 1 },
    { capacityProvider: "FARGATE_SPOT", weight: 4 },
  ]);
  expect(nodeOf(stack, "aws:ecs/service:Service", "two").inputs["capacityProviderStrategies"]).toEqual([
    { capacityProvider: "FARGATE", base: 0, weight: 1 },
  ]);
});

it("starts a job without timeout and retries by the scheduler itself", () => {
  const stack = production(`jobs: { night: { ${IMAGE}, schedule: { cron: "0 3 * * 1", timezone: Europe/Berlin } } }`);
  expect(nodesOf(stack, "aws:sfn/stateMachine:StateMachine").size).toBe(0);
  const schedule = nodeOf(stack, "aws:scheduler/schedule:Schedule", "night").inputs;
  expect(schedule).toMatchObject({
    scheduleExpression: "cron(0 3 ? * 2 *)",
    scheduleExpressionTimezone: "Europe/Berlin",
    state: "ENABLED",
  });
  expect(readable(schedule["target"])).toMatchObject({
    arn: "<aws:ecs/cluster:Cluster::platform.arn>",
    deadLetterConfig: { arn: "<aws:sqs/queue:Queue::night-dead-letters.arn>" },
    ecsParameters: { launchType: "FARGATE", propagateTags: "TASK_DEFINITION" },
  });
});

it("runs a job with a timeout or retries through a state machine", () => {
  const stack = production(`jobs: { night: { ${IMAGE}, schedule: { cron: "0 3 * * *" }, retries: 2 } }`);
  const definition = readable(nodeOf(stack, "aws:sfn/stateMachine:StateMachine", "night").inputs["definition"]) as {
    States: Record<string, Record<string, unknown>>;
  };
  expect(definition.States["Run"]).not.toHaveProperty("TimeoutSeconds");
  expect(definition.States["Run"]).toMatchObject({ Retry: [{ MaxAttempts: 2 }], Catch: [{ Next: "Keep" }] });
  expect(readable(nodeOf(stack, "aws:scheduler/schedule:Schedule", "night").inputs["target"])).toMatchObject({
    arn: "<aws:sfn/stateMachine:StateMachine::night.arn>",
  });
});

it("runs nothing of an image that has not been built", () => {
  const stack = production(`
    services: { web: { image: { build: web }, port: 80, scaling: { schedules: [{ name: night, cron: "0 1 * * *", min: 2, max: 4 }] } } }
    jobs: { night: { image: { build: night }, schedule: { cron: "0 3 * * *" } } }
  `);
  expect(nodeOf(stack, "aws:ecs/service:Service", "web").inputs).toMatchObject({
    desiredCount: 0,
    waitForSteadyState: false,
  });
  expect(nodeOf(stack, "aws:appautoscaling/target:Target", "web").inputs).toMatchObject({
    minCapacity: 0,
    maxCapacity: 0,
  });
  expect(nodesOf(stack, "aws:appautoscaling/scheduledAction:ScheduledAction").size).toBe(0);
  expect(nodeOf(stack, "aws:scheduler/schedule:Schedule", "night").inputs["state"]).toBe("DISABLED");
});

it("opens a shell with its permissions and a writable root where exec is asked for", () => {
  const stack = production(`services: { web: { ${IMAGE}, exec: true } }`);
  expect(nodeOf(stack, "aws:ecs/service:Service", "web").inputs["enableExecuteCommand"]).toBe(true);
  expect(JSON.stringify(nodeOf(stack, "aws:iam/rolePolicy:RolePolicy", "web-task").inputs)).toContain(
    "ssmmessages:OpenDataChannel",
  );
  expect(
    readable(nodeOf(stack, "aws:ecs/taskDefinition:TaskDefinition", "web").inputs["containerDefinitions"]),
  ).toMatchObject([{ readonlyRootFilesystem: false }]);
});

it("gives a host that lies deeper than one level a certificate of its own", () => {
  const stack = production(`
    ${DOMAIN}
    services: { web: { ${IMAGE}, port: 80, route: { paths: [/*], hosts: [acme.example, a.b.acme.example] } } }
  `);
  expect(
    [...nodesOf(stack, "aws:acm/certificate:Certificate").values()].map(({ inputs }) => [
      inputs["domainName"],
      inputs["subjectAlternativeNames"],
    ]),
  ).toEqual([
    ["acme.example", ["*.acme.example"]],
    ["a.b.acme.example", []],
  ]);
  expect(
    readable(
      nodeOf(stack, "aws:lb/listenerCertificate:ListenerCertificate", "platform-a.b.acme.example").inputs[
        "certificateArn"
      ],
    ),
  ).toBe("<aws:acm/certificateValidation:CertificateValidation::platform-a.b.acme.example.certificateArn>");
});

it("makes the hosted zone where it is asked to, and says its name servers", () => {
  const stack = production(`
    domain: { name: acme.example, hostedZone: create }
    services: { web: { ${IMAGE}, port: 80, route: { paths: [/*] } } }
  `);
  expect(nodeOf(stack, "aws:route53/zone:Zone", "platform").stateful).toBe(true);
  expect(readable(stack.outputs["nameServers"]?.value)).toBe("<aws:route53/zone:Zone::platform.nameServers>");
});

it("builds in an existing network without touching it", () => {
  const stack = production(`
    network:
      endpoints: [s3]
      existing:
        vpc: vpc-0a1b2c3d4e5f60718
        cidr: 10.0.0.0/16
        zones:
          us-east-1a: { public: subnet-0a000001, private: subnet-0b000001, routeTable: rtb-0a000001 }
          us-east-1b: { public: subnet-0a000002, private: subnet-0b000002, routeTable: rtb-0a000001 }
    services: { web: { ${IMAGE}, port: 80 } }
  `);
  expect(nodesOf(stack, "awsx:ec2:Vpc").size).toBe(0);
  expect(nodesOf(stack, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").size).toBe(0);
  expect(nodeOf(stack, "aws:ec2/vpcEndpoint:VpcEndpoint", "platform-s3").inputs).toMatchObject({
    vpcId: "vpc-0a1b2c3d4e5f60718",
    routeTableIds: ["rtb-0a000001"],
  });
  expect(nodeOf(stack, "aws:ecs/service:Service", "web").inputs["networkConfiguration"]).toMatchObject({
    subnets: ["subnet-0b000001", "subnet-0b000002"],
  });
});

it("asks for the account where the environment names none", () => {
  const stack = production(`services: { web: { ${IMAGE} } }`, { production: "{}" });
  expect(stack.nodes.find(({ kind }) => kind === "invoke")?.token).toBe(
    "aws:index/getCallerIdentity:getCallerIdentity",
  );
  const trust = readable(nodeOf(stack, "aws:iam/role:Role", "web-task").inputs["assumeRolePolicy"]);
  expect(JSON.stringify(trust)).toContain("<aws:index/getCallerIdentity:getCallerIdentity::caller.accountId>");
});

it("finds called services by Service Connect, and by DNS where a job calls them", () => {
  const stack = production(`
    services:
      web: { ${IMAGE}, port: 80, calls: [api] }
      api: { ${IMAGE}, port: 8080 }
    jobs: { night: { ${IMAGE}, schedule: { cron: "0 3 * * *" }, calls: [api] } }
  `);
  const api = nodeOf(stack, "aws:ecs/service:Service", "api").inputs;
  expect(readable(api["serviceConnectConfiguration"])).toMatchObject({
    services: [{ portName: "service", discoveryName: "api-connect", clientAlias: [{ dnsName: "api", port: 8080 }] }],
  });
  expect(readable(api["serviceRegistries"])).toEqual({
    registryArn: "<aws:servicediscovery/service:Service::api.arn>",
  });
  const web = nodeOf(stack, "aws:ecs/service:Service", "web");
  expect(web.inputs["serviceConnectConfiguration"]).not.toHaveProperty("services");
  expect(web.options.dependsOn).toContain("aws:ecs/service:Service::api");
});

it("lets services that call each other in a circle start without waiting for each other", () => {
  const stack = production(`
    services:
      a: { ${IMAGE}, port: 80, calls: [b] }
      b: { ${IMAGE}, port: 80, calls: [a, c] }
      c: { ${IMAGE}, port: 80 }
  `);
  const waits = (id: string) =>
    nodeOf(stack, "aws:ecs/service:Service", id).options.dependsOn?.filter((other) =>
      other.startsWith("aws:ecs/service"),
    );
  expect([waits("a"), waits("b")]).toEqual([[], ["aws:ecs/service:Service::c"]]);
});

it("keeps images in the account that the specification names, and lets the others pull", () => {
  const graph = graphOfText(
    `
    images: { account: "999988887777" }
    services: { web: { image: { build: web }, port: 80 } }
  `,
    { production: 'account: { id: "111122223333" }', staging: 'account: { id: "999988887777" }' },
  );
  const images = stackOf(graph, "images");
  expect(images.nodes[0]?.inputs["allowedAccountIds"]).toEqual(["999988887777"]);
  expect(JSON.stringify(nodeOf(images, "aws:ecr/repositoryPolicy:RepositoryPolicy", "web").inputs)).toContain(
    "arn:aws:iam::111122223333:root",
  );
  expect(graph.stacks.map(({ name }) => name)).toEqual(["account-999988887777", "images", "production", "staging"]);
});

it("adopts what exists once in an account by its identifier, or leaves it alone", () => {
  const graph = graphOfText(`services: { web: { image: { build: web }, port: 80 } }`, {
    production: 'account: { id: "111122223333", singletons: { imageRegistry: adopt, serviceLinkedRoles: adopt } }',
  });
  const account = stackOf(graph, "account-111122223333");
  const scanning = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";
  expect(nodeOf(account, scanning, "platform").options.import).toBe("111122223333");
  expect(
    [...nodesOf(account, "aws:iam/serviceLinkedRole:ServiceLinkedRole").values()].map(({ options }) => options.import),
  ).toEqual([
    "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
    "arn:aws:iam::111122223333:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing",
    "arn:aws:iam::111122223333:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
  ]);
  const none = graphOfText(`services: { web: { image: { build: web }, port: 80 } }`, {
    production: 'account: { id: "111122223333", singletons: { imageRegistry: skip } }',
  });
  expect(none.stacks.map(({ name }) => name)).toEqual(["images", "production"]);
});

it("sets a property by override, and nothing else", () => {
  const text = (overrides: string) => `
    ${DOMAIN}
    services: { web: { ${IMAGE}, port: 80, route: { paths: [/*] } } }
    ${overrides}
  `;
  const override = "overrides: [{ resource: services.web/aws:lb/targetGroup:TargetGroup, set: { slowStart: 30 } }]";
  const group = "aws:lb/targetGroup:TargetGroup";
  expect(nodeOf(production(text(override)), group, "web").inputs["slowStart"]).toBe(30);
  const short = "overrides: [{ resource: services.web/aws:lb:TargetGroup, set: { slowStart: 30 } }]";
  expect(nodeOf(production(text(short)), group, "web").inputs["slowStart"]).toBe(30);
  const without = production(text(""));
  const rest = production(text(override)).nodes.filter(({ token }) => token !== group);
  expect(rest).toEqual(without.nodes.filter(({ token }) => token !== group));
});

it("joins indented lines of text logs, and leaves JSON lines alone", () => {
  const options = (format: string) => {
    const stack = production(`services: { web: { ${IMAGE}, logs: { format: ${format} } } }`);
    const [container] = readable(
      nodeOf(stack, "aws:ecs/taskDefinition:TaskDefinition", "web").inputs["containerDefinitions"],
    ) as {
      logConfiguration: { options: Record<string, string> };
    }[];
    return container?.logConfiguration.options["awslogs-multiline-pattern"];
  };
  expect([options("json"), options("text")]).toEqual([undefined, "^\\S"]);
});

it("asks a gRPC service by gRPC's health protocol, and by nothing that speaks HTTP/1", () => {
  const stack = production(`
    ${DOMAIN}
    services: { web: { ${IMAGE}, port: 80, route: { paths: [/*], protocol: grpc } } }
  `);
  expect(nodeOf(stack, "aws:lb/targetGroup:TargetGroup", "web").inputs).toMatchObject({
    protocolVersion: "GRPC",
    healthCheck: { path: "/grpc.health.v1.Health/Check", matcher: "0" },
  });
  const [container] = readable(
    nodeOf(stack, "aws:ecs/taskDefinition:TaskDefinition", "web").inputs["containerDefinitions"],
  ) as Record<string, unknown>[];
  expect(container).not.toHaveProperty("healthCheck");
});
