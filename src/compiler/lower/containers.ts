/**
 * Container definitions in their canonical form: every default that ECS adds is written and lists are sorted, so that a
 * later read shows no difference (pulumi-aws#1738, #4576).
 */
import { type Interpolation, type JsonDocument, json, type Reference } from "../../graph/values.ts";
import type { ContainerModel, HealthModel, RouteModel, TaskModel } from "../model/model.ts";
import { imageReference, type Registry } from "./images.ts";
import type { TaskTracing } from "./observability/tracing.ts";
import type { Grant } from "./stores/grant.ts";

export interface ContainerSettings {
  readonly registry: Registry;
  readonly region: string;
  readonly logGroupName: string | Reference<string>;
  readonly port: number | undefined;
  readonly protocol: RouteModel["protocol"];
  readonly health: HealthModel | undefined;
  /** What the stores that the task uses give its main container. */
  readonly grant: Pick<Grant, "variables" | "secrets">;
  /** The collector of a traced service, and what it and the main container are given. */
  readonly collector: ContainerModel | undefined;
  readonly tracing: TaskTracing | undefined;
}

const CONDITIONS = { started: "START", healthy: "HEALTHY", completed: "COMPLETE", succeeded: "SUCCESS" } as const;
export const APP_PROTOCOLS = { http1: "http", http2: "http2", grpc: "grpc" } as const;

/** The name of the port in port mappings and Service Connect. */
export const PORT_NAME = "service";

/** `containerDefinitions` of a task definition: the main container first, then sidecars by name. */
export function containerDefinitions(task: TaskModel, settings: ContainerSettings): JsonDocument {
  return json([
    mainContainer(task, settings),
    ...task.sidecars.map((sidecar) => sidecarContainer(task, sidecar, settings)),
    ...(settings.collector === undefined ? [] : [collectorContainer(task, settings.collector, settings)]),
  ]);
}

function mainContainer(task: TaskModel, settings: ContainerSettings) {
  const { port, protocol, health } = settings;
  return {
    ...common(task, task.main, settings),
    environment: namedValues({ ...settings.tracing?.variables, ...task.main.variables, ...settings.grant.variables }),
    secrets: secretsOf(settings.grant),
    cpu: 0,
    portMappings:
      port === undefined
        ? []
        : [
            {
              name: PORT_NAME,
              containerPort: port,
              hostPort: port,
              protocol: "tcp",
              appProtocol: APP_PROTOCOLS[protocol],
            },
          ],
    // wget of the image speaks HTTP/1 only.
    healthCheck:
      port === undefined || health === undefined || protocol !== "http1" ? undefined : httpHealthCheck(port, health),
  };
}

function sidecarContainer(task: TaskModel, sidecar: ContainerModel, settings: ContainerSettings) {
  return {
    ...common(task, sidecar, settings),
    cpu: sidecar.cpu ?? 0,
    memory: sidecar.memory,
    portMappings: [],
    healthCheck:
      sidecar.healthCommand === undefined
        ? undefined
        : { command: ["CMD", ...sidecar.healthCommand], interval: 15, timeout: 5, retries: 3 },
  };
}

/** It is started again when it ends, since the task does not end with it. */
function collectorContainer(task: TaskModel, collector: ContainerModel, settings: ContainerSettings) {
  return {
    ...sidecarContainer(task, collector, settings),
    secrets: settings.tracing?.secrets,
    restartPolicy: { enabled: true },
  };
}

function common(task: TaskModel, container: ContainerModel, { registry, region, logGroupName }: ContainerSettings) {
  const image: string | Interpolation = imageReference(container.image, registry);
  return {
    name: container.name,
    image,
    essential: container.essential,
    command: container.command,
    user: container.user,
    readonlyRootFilesystem: container.readOnlyRoot,
    environment: namedValues(container.variables),
    dependsOn:
      container.dependsOn.length === 0
        ? undefined
        : container.dependsOn.map((other) => ({
            containerName: other.container,
            condition: CONDITIONS[other.condition],
          })),
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": logGroupName,
        "awslogs-region": region,
        "awslogs-stream-prefix": container.name,
        mode: "non-blocking",
        "max-buffer-size": "25m",
        // An indented line goes on with the one above, as stack traces do.
        "awslogs-multiline-pattern": task.logs.format === "text" ? "^\\S" : undefined,
      },
    },
    linuxParameters: { initProcessEnabled: true },
    stopTimeout: container.stopTimeout,
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
  };
}

function namedValues(variables: Grant["variables"]) {
  return byName(Object.entries(variables)).map(([name, value]) => ({ name, value }));
}

/** Absent where there are none, as ECS returns it. */
function secretsOf({ secrets }: Pick<Grant, "secrets">) {
  const sorted = byName(Object.entries(secrets));
  return sorted.length === 0 ? undefined : sorted.map(([name, { valueFrom }]) => ({ name, valueFrom }));
}

function byName<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

function httpHealthCheck(port: number, { path, interval, timeout, unhealthyAfter, grace }: HealthModel) {
  return {
    command: ["CMD", "wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${port}${path}`],
    interval,
    timeout,
    retries: unhealthyAfter,
    startPeriod: grace,
  };
}

/** The log options of the Service Connect proxy. */
export function proxyLogOptions(logGroupName: string | Reference<string>, region: string) {
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroupName,
      "awslogs-region": region,
      "awslogs-stream-prefix": "service-connect",
    },
  };
}
