/** What services, jobs and sidecars share: the container and its size. */
import * as z from "zod";
import sizes from "../facts/fargate-sizes.json" with { type: "json" };
import { field, text, whole } from "./field.ts";
import { digest, duration, entryId, gigabytes, memory, name, variableName } from "./scalars.ts";
import { taskSecrets } from "./secret.ts";
import { uses } from "./uses.ts";

export const image = z.strictObject({
  build: field(text(/^[A-Za-z0-9_.][A-Za-z0-9_./-]*$/, "a folder of the repository, such as services/gateway"), {
    description:
      "The folder with the Dockerfile. The image lives in the platform's own repository, and the pipeline writes its digest into the inventory.",
    example: "services/gateway",
  }).optional(),
  repository: field(
    text(/^[a-z0-9][a-z0-9._:/-]*$/, "an image repository without tag, such as public.ecr.aws/nginx/nginx"),
    {
      description: "A repository that others keep, with `tag` or `digest`.",
      example: "public.ecr.aws/nginx/nginx",
    },
  ).optional(),
  tag: field(text(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/, 'an image tag in quotes, such as "1.29.1"'), {
    description: "The tag; a tag can be moved, so `digest` is safer.",
    example: "1.29.1",
  }).optional(),
  digest: field(digest, {
    description: "The exact image.",
    example: `sha256:${"0".repeat(64)}`,
  }).optional(),
});

export const logs = z.strictObject({
  retention: field(duration, {
    description: "How long logs are kept; one of CloudWatch's periods. Default: 30d.",
    example: "30d",
  }).optional(),
  format: field(z.enum(["json", "text"]), {
    description:
      "What the container writes: one JSON object a line, or text, in which indented lines are joined to the one above. Default: json.",
    example: "json",
    values: {
      json: "One JSON object a line.",
      text: "Lines; those that are indented belong to the one above.",
    },
  }).optional(),
});

const variables = z.record(variableName, z.string());

/** Fields of every container, the main one and sidecars. */
export const containerFields = {
  image: field(image, {
    description: "Where the image comes from: built here, or from another repository.",
    example: { build: "services/gateway" },
  }),
  command: field(z.array(z.string()).min(1), {
    description: "Replaces the image's command (CMD), word by word.",
    example: ["node", "server.js"],
  }).optional(),
  variables: field(variables, {
    description: "Environment variables; never secrets. Values are text: quote numbers and true or false.",
    example: { LOG_LEVEL: "info" },
  }).optional(),
  user: field(
    text(
      /^[a-z0-9_][a-z0-9_-]{0,31}(:[a-z0-9_][a-z0-9_-]{0,31})?$/,
      'a user, or user:group, in quotes if numeric, such as "10001"',
    ),
    {
      description: 'The user that the process runs as. Default: "10001", never root.',
      example: "10001",
    },
  ).optional(),
  readOnlyRoot: field(z.boolean(), {
    description:
      "Whether the container's root file system is read-only. Default: true, unless `exec` needs it writable.",
    example: true,
  }).optional(),
  stopTimeout: field(duration, {
    description: "How long a container has to end after SIGTERM, at most 120s. Default: 30s.",
    example: "30s",
  }).optional(),
};

/** Fields of a whole task. */
export const taskFields = {
  id: entryId.optional(),
  architecture: field(z.enum(["arm64", "x86_64"]), {
    description: "The processor that the image is built for. Default: arm64, about a fifth cheaper.",
    example: "arm64",
    values: { arm64: "Graviton.", x86_64: "Intel and AMD." },
  }).optional(),
  cpu: field(z.literal(sizes.sizes.map(({ cpu }) => cpu)), {
    description: "CPU units of the task; 1024 are one vCPU. Default: 256.",
    example: 512,
  }).optional(),
  memory: field(memory, {
    description: "Memory of the task; which sizes go with which CPU is Fargate's table. Default: 512MB.",
    example: "1GB",
  }).optional(),
  ephemeral: field(gigabytes, {
    description: "The task's disk, 20GB to 200GB, gone when the task ends. Default: 20GB.",
    example: "30GB",
  }).optional(),
  logs: field(logs, {
    description: "What is logged, and how long it is kept.",
    example: { retention: "30d", format: "json" },
  }).optional(),
};

/** The ways from a task to what it needs. */
export const edgeFields = { uses: uses.optional(), secrets: taskSecrets.optional() };

const condition = field(z.enum(["started", "healthy", "completed", "succeeded"]), {
  description: "How far the sidecar must have come.",
  example: "healthy",
  values: {
    started: "It has been started.",
    healthy: "Its `healthCommand` has succeeded.",
    completed: "It has ended, with whatever code.",
    succeeded: "It has ended with code 0.",
  },
});

export const containerDependencies = field(z.record(name, condition), {
  description:
    "Sidecars that must have come so far before this container starts: started, healthy (it needs a health check), completed, or succeeded.",
  example: { migrations: "succeeded" },
});

export const sidecar = field(
  z.strictObject({
    ...containerFields,
    cpu: field(whole(1, 16384), {
      description: "CPU units reserved for this container, out of the task's. Default: none reserved.",
      example: 64,
    }).optional(),
    memory: field(memory, {
      description: "Memory at which this container is ended, out of the task's. Default: 128MB.",
      example: "128MB",
    }).optional(),
    essential: field(z.boolean(), {
      description: "Whether the whole task stops when this container does. Default: false.",
      example: false,
    }).optional(),
    healthCommand: field(z.array(z.string()).min(1), {
      description: "The command that tells whether the container is healthy: it ends with 0. Default: no health check.",
      example: ["wget", "-qO-", "http://127.0.0.1:9090/healthz"],
    }).optional(),
    dependsOn: containerDependencies.optional(),
  }),
  {
    description: "A further container in each task of the service.",
    example: { image: { repository: "public.ecr.aws/nginx/nginx", tag: "1.29.1" } },
  },
);
