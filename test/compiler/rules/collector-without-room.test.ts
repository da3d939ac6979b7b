import { it } from "vitest";
import { collectorWithoutRoom } from "../../../src/compiler/rules/collector-without-room.rule.ts";
import { expectFindings } from "../../support/rules.ts";

const traced = "observability: { tracing: { collector: opentelemetry } }\n";

it("reports a task in which sidecars leave no memory, or no CPU, for the collector", () => {
  expectFindings(
    collectorWithoutRoom,
    `${traced}services:
  one: { memory: 512MB, tracing: { sampling: 5 }, sidecars: { proxy: { memory: 321MB } } }
  two: { cpu: 256, memory: 1GB, tracing: { sampling: 5 }, sidecars: { proxy: { cpu: 225 } } }
`,
    [
      {
        message:
          'service "one" is traced, but its task has no room for the collector: 385MB of 512MB are taken, and it takes 128MB',
        at: "3:18",
        help: "give the service more memory, or its sidecars less",
      },
      {
        message:
          'service "two" is traced, but its task has no room for the collector: 225 of 256 CPU units are taken, and it takes 32',
        at: "4:15",
        help: "give the service more CPU units, or its sidecars less",
      },
    ],
  );
});

it("counts the Service Connect proxy", () => {
  const services = (calls: string) =>
    `${traced}services:\n  one: { memory: 512MB, tracing: { sampling: 5 }, sidecars: { proxy: { memory: 300MB } }, ${calls} }\n  two: {}\n`;
  expectFindings(collectorWithoutRoom, services("calls: []"), []);
  expectFindings(collectorWithoutRoom, services("calls: [two]"), [
    {
      message:
        'service "one" is traced, but its task has no room for the collector: 428MB of 512MB are taken, and it takes 128MB',
      at: "3:18",
    },
  ]);
});

it("lets a task be that has room, one that is not traced, and a collector of the author's", () => {
  const full = "sidecars: { proxy: { memory: 321MB } }";
  expectFindings(
    collectorWithoutRoom,
    `${traced}services:
  one: { memory: 1GB, tracing: { sampling: 5 }, ${full} }
  two: { memory: 512MB, ${full} }
`,
    [],
  );
  expectFindings(
    collectorWithoutRoom,
    `observability: { tracing: { collector: none } }\nservices: { one: { memory: 512MB, tracing: { sampling: 5 }, ${full} } }\n`,
    [],
  );
});
