import { expect, it } from "vitest";
import { createStackBuilder } from "../../src/graph/builder.ts";
import { at } from "../../src/graph/values.ts";

const origin = { file: "spec/platform.yaml", path: "" };

it("goes deeper into an output, as far as Pulumi's types lift it", () => {
  const builder = createStackBuilder({
    name: "production",
    project: "provfair",
    environment: "production",
    region: "us-east-1",
    account: undefined,
    protected: false,
    tags: {},
    origin,
  });
  const scope = builder.scope({ file: "network", group: "network", owner: "shared.network", origin });
  const vpc = scope.remoteComponent("awsx:ec2:Vpc", { id: "platform" }, {}, []);
  const service = scope.resource("aws:ecs/service:Service", { id: "gateway" }, {});
  const table = at(vpc.routeTables, 1, "id");
  const text: string | undefined = table.type;
  expect(text).toBeUndefined();
  expect(table).toEqual({ $: "reference", node: vpc.$id, path: ["routeTables", 1, "id"] });
  // @ts-expect-error an output without such a member
  expect(at(vpc.routeTables, 1, "identity").path).toEqual(["routeTables", 1, "identity"]);
  // @ts-expect-error an output that may be undefined
  expect(at(service.serviceConnectConfiguration, "enabled").path).toEqual(["serviceConnectConfiguration", "enabled"]);
});
