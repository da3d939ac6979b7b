/**
 * The platforms that the benchmark compiles: made of the number of services alone, so that every machine measures the
 * same text, and `check` finds nothing. Twenty lines a service; each calls the next one, and at most forty are routed.
 */

export interface BenchmarkSize {
  readonly services: number;
  readonly environments: number;
}

const environmentNames = ["production", "staging", "development"] as const;
const groupSize = 10;
const mostRoutes = 40;

/** The files of a platform, by path. */
export function benchmarkPlatform({ services, environments }: BenchmarkSize): Readonly<Record<string, string>> {
  const indices = Array.from({ length: services }, (_, index) => index);
  const files: Record<string, string> = {
    "platform.yaml": `${head}services:\n${indices.map((index) => serviceText(index, services)).join("")}`,
  };
  const images = Object.fromEntries(indices.map((index) => [serviceName(index), digestOf(index)]));
  for (const [index, name] of environmentNames.slice(0, environments).entries()) {
    files[`environments/${name}.yaml`] = environmentText(name, index);
    files[`inventory/${name}.json`] = `${JSON.stringify({ images }, null, 2)}\n`;
  }
  return files;
}

const head = `platform: bench
description: A platform of services that are all alike
owner: platform-team
costCenter: games-1001
regions: { primary: us-east-1 }
network: { cidr: 10.0.0.0/16, availabilityZones: 3 }
domain: { name: bench.example, hostedZone: { id: Z0123456789ABCDEFGHIJ } }
images: { account: "111122223330" }
observability: { notify: { email: [oncall@bench.example] } }
`;

function environmentText(name: string, index: number): string {
  return `account: { id: "11112222333${index}", quotas: { fargateVcpu: 10000, roles: 100000 } }
domain: { name: ${name}.bench.example, hostedZone: { id: Z${index}123456789ABCDEFGHIJ } }
`;
}

function serviceName(index: number): string {
  return `service-${String(index).padStart(4, "0")}`;
}

function serviceText(index: number, services: number): string {
  const name = serviceName(index);
  return `  ${name}:
    image: { build: services/${name} }
    port: 8080
    architecture: arm64
    cpu: 256
    memory: 512MB
    health:
      path: /healthz
      interval: 15s
      timeout: 5s
      grace: 60s
    scaling: { min: 1, max: 1 }
    logs:
      retention: 30d
      format: json
    variables:
      LOG_LEVEL: info
      SERVICE_NUMBER: "${index}"
    critical: false
${lastLines(index, services)}`;
}

/** The first of every ten is routed while there is room; each calls the next one. */
function lastLines(index: number, services: number): string {
  const routed = index % groupSize === 0 && index / groupSize < mostRoutes;
  const lines = [
    ...(routed ? [`route: { paths: [/${serviceName(index)}/*] }`] : []),
    ...(index + 1 < services ? [`calls: [${serviceName(index + 1)}]`] : []),
  ];
  return lines.map((line) => `    ${line}\n`).join("");
}

function digestOf(index: number): string {
  return `sha256:${index.toString(16).padStart(64, "0")}`;
}
