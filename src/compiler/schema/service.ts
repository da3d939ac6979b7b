/** `services` and `defaults.service`. */
import * as z from "zod";
import { serviceAlarms } from "./alarms.ts";
import { containerDependencies, containerFields, edgeFields, sidecar, taskFields } from "./container.ts";
import { field, text, whole } from "./field.ts";
import { tracing } from "./observability.ts";
import { cidr, cron, duration, hostname, name, optionalDuration, timezone } from "./scalars.ts";

const health = z.strictObject({
  path: field(text(/^\/[A-Za-z0-9_.~/%?=&-]{0,1023}$/, "a path such as /healthz"), {
    description:
      "The path that answers 200 when the service can work; of a gRPC route the method that answers 0, where it is /grpc.health.v1.Health/Check if not said. Default: /healthz.",
    example: "/healthz",
  }).optional(),
  interval: field(duration, {
    description: "Time between two checks, 5s to 300s. Default: 15s.",
    example: "15s",
  }).optional(),
  timeout: field(duration, {
    description: "How long an answer may take, 2s to 60s and below the interval. Default: 5s.",
    example: "5s",
  }).optional(),
  healthyAfter: field(whole(2, 10), {
    description: "Good answers in a row until a task gets requests. Default: 2.",
    example: 2,
  }).optional(),
  unhealthyAfter: field(whole(2, 10), {
    description: "Bad answers in a row until a task is replaced. Default: 3.",
    example: 3,
  }).optional(),
  grace: field(duration, {
    description: "Time after the start in which bad answers do not count. Default: 60s.",
    example: "60s",
  }).optional(),
});

const route = z.strictObject({
  paths: field(z.array(text(/^\/[A-Za-z0-9_./~:@&'()+,;=$%*?-]{0,127}$/, "a path pattern such as /api/*")).min(1), {
    description: "The paths that go to this service; * stands for any text, ? for one character.",
    example: ["/api/*"],
  }),
  hosts: field(z.array(hostname).min(1), {
    description: "The host names that the paths belong to. Default: the domain itself.",
    example: ["api.provfair.example"],
  }).optional(),
  protocol: field(z.enum(["http1", "http2", "grpc"]), {
    description: "What the load balancer speaks to the service. Default: http1.",
    example: "http1",
    values: { http1: "HTTP/1.1.", http2: "HTTP/2.", grpc: "gRPC; health checks are calls too." },
  }).optional(),
  stickiness: field(z.boolean(), {
    description: "Whether a client stays with one task, by cookie. Default: false.",
    example: false,
  }).optional(),
  drain: field(optionalDuration, {
    description: "How long a task that leaves may finish its requests, 0s to 1h. Default: 30s.",
    example: "30s",
  }).optional(),
  sourceIps: field(z.array(cidr).min(1), {
    description: "Only clients from these networks reach the service. Default: everyone.",
    example: ["203.0.113.0/24"],
  }).optional(),
  priority: field(whole(1, 50000), {
    description:
      "The rule's place among the load balancer's rules; smaller is asked first. Default: from how specific the paths are.",
    example: 1000,
  }).optional(),
  direct: field(z.boolean(), {
    description:
      "Whether the service stays outside the CDN, on a load balancer of its own kind that the internet reaches. Default: false.",
    example: false,
  }).optional(),
});

const percent = whole(1, 100);

const schedule = field(
  z.strictObject({
    name: field(name, {
      description: "The schedule's name, unique in the service.",
      example: "night",
    }),
    cron: field(cron, {
      description: "When, as a five-field Unix cron.",
      example: "0 22 * * *",
    }),
    timezone: field(timezone, {
      description: "The time zone of the cron. Default: UTC.",
      example: "America/New_York",
    }).optional(),
    min: field(whole(0, 5000), { description: "The least tasks from then on.", example: 2 }),
    max: field(whole(0, 5000), { description: "The most tasks from then on.", example: 4 }),
  }),
  {
    description: "Bounds that hold from one time to the next schedule's.",
    example: { name: "night", cron: "0 22 * * *", timezone: "America/New_York", min: 2, max: 4 },
  },
);

const scaling = z.strictObject({
  min: field(whole(0, 5000), { description: "The least tasks. Default: 2, one per zone.", example: 2 }).optional(),
  max: field(whole(0, 5000), { description: "The most tasks. Default: 10.", example: 10 }).optional(),
  target: field(
    z.strictObject({
      cpu: field(percent, { description: "Average CPU in percent that scaling holds.", example: 70 }).optional(),
      memory: field(percent, { description: "Average memory in percent that scaling holds.", example: 75 }).optional(),
      requestsPerTask: field(whole(1, 1000000), {
        description: "Requests a minute and task that scaling holds; needs a route.",
        example: 1000,
      }).optional(),
      backlogPerTask: field(
        z.strictObject({
          queue: field(name, {
            description: "The queue, which the service must consume.",
            example: "match-events",
          }),
          messages: field(whole(1, 1000000), {
            description: "Messages a task that scaling holds: as many as one task handles in the time that may pass.",
            example: 100,
          }),
        }),
        {
          description: "Waiting messages of a queue for each running task.",
          example: { queue: "match-events", messages: 100 },
        },
      ).optional(),
    }),
    { description: "What scaling follows; the largest wish wins. Default: cpu 70.", example: { cpu: 70, memory: 75 } },
  ).optional(),
  cooldown: field(
    z.strictObject({
      out: field(optionalDuration, {
        description: "Pause after adding tasks. Default: 60s.",
        example: "60s",
      }).optional(),
      in: field(optionalDuration, {
        description: "Pause after removing tasks. Default: 300s.",
        example: "300s",
      }).optional(),
    }),
    { description: "Pauses between two scaling steps.", example: { out: "60s", in: "300s" } },
  ).optional(),
  schedules: field(z.array(schedule), {
    description: "Times at which the least and the most tasks change.",
    example: [{ name: "night", cron: "0 22 * * *", timezone: "America/New_York", min: 2, max: 4 }],
  }).optional(),
});

const deploy = z.strictObject({
  strategy: field(z.enum(["rolling", "recreate", "blue-green", "canary"]), {
    description:
      "rolling replaces tasks step by step; recreate stops all first (for what must not run twice); blue-green switches all requests at once after a test; canary sends a share first. Default: rolling.",
    example: "rolling",
    values: {
      rolling: "Tasks are replaced step by step.",
      recreate: "All tasks stop before new ones start: for what must not run twice.",
      "blue-green": "New tasks start beside the old ones, then all requests move at once.",
      canary: "New tasks get a share of the requests first.",
    },
  }).optional(),
  minHealthy: field(whole(0, 100), {
    description: "Percent of tasks that keep running during a rolling deployment. Default: 100.",
    example: 100,
  }).optional(),
  maxHealthy: field(whole(100, 200), {
    description: "Percent of tasks that may run during a rolling deployment. Default: 200.",
    example: 200,
  }).optional(),
  circuitBreaker: field(z.boolean(), {
    description: "Whether a rolling deployment whose tasks do not start is rolled back. Default: true.",
    example: true,
  }).optional(),
  rollbackOn: field(z.array(z.enum(["errors", "latency"])), {
    description:
      "Alarms that roll a deployment back: errors (answers 5xx above 1 %), latency (95th percentile above 500 ms). Needs a route. Default: none.",
    example: ["errors", "latency"],
  }).optional(),
  percent: field(whole(1, 99), {
    description: "The canary's share of requests in percent. Default: 10.",
    example: 10,
  }).optional(),
  bake: field(duration, {
    description: "How long a canary, or the old tasks of a blue-green deployment, are kept and watched. Default: 10m.",
    example: "10m",
  }).optional(),
});

/** Fields that `defaults.service` may set for all services. */
const commonFields = {
  architecture: taskFields.architecture,
  cpu: taskFields.cpu,
  memory: taskFields.memory,
  ephemeral: taskFields.ephemeral,
  logs: taskFields.logs,
  variables: containerFields.variables,
  user: containerFields.user,
  readOnlyRoot: containerFields.readOnlyRoot,
  stopTimeout: containerFields.stopTimeout,
  health: field(health, {
    description: "How the service shows that it can work; asked by the load balancer and inside the task.",
    example: { path: "/healthz" },
  }).optional(),
  scaling: field(scaling, { description: "How many tasks run.", example: { min: 2, max: 10 } }).optional(),
  deploy: field(deploy, { description: "How a new version comes in.", example: { strategy: "rolling" } }).optional(),
  tracing: tracing.optional(),
  alarms: serviceAlarms.optional(),
  exec: field(z.boolean(), {
    description:
      "Whether `aws ecs execute-command` opens a shell in a running task; logged. It needs a writable root. Default: false.",
    example: false,
  }).optional(),
  critical: field(z.boolean(), {
    description:
      "false runs the service on Fargate Spot first, one task on demand: cheaper, and tasks may be taken away. Default: true.",
    example: true,
  }).optional(),
};

export const serviceDefaults = z.strictObject(commonFields);

export const service = field(
  z.strictObject({
    id: taskFields.id,
    image: containerFields.image,
    command: containerFields.command,
    port: field(whole(1, 65535), {
      description: "The port that the container listens on. Without one the service is a worker: nothing can reach it.",
      example: 8080,
    }).optional(),
    route: field(route, {
      description: "What the load balancer sends to this service. Without it the service is internal.",
      example: { paths: ["/api/*"] },
    }).optional(),
    calls: field(z.array(name), {
      description:
        "The services that it may reach, each at `http://<name>:<port>`. There is no other way between services.",
      example: ["profiles"],
    }).optional(),
    ...edgeFields,
    sidecars: field(z.record(name, sidecar), {
      description: "Further containers in each task, sharing its network and size.",
      example: { proxy: { image: { repository: "public.ecr.aws/nginx/nginx", tag: "1.29.1" } } },
    }).optional(),
    dependsOn: containerDependencies.optional(),
    ...commonFields,
  }),
  {
    description: "A container that runs all the time, in as many tasks as `scaling` says.",
    example: { image: { build: "services/gateway" }, port: 8080 },
  },
);
