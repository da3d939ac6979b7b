// spec/platform.yaml
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Group } from "./group";
import { provider } from "./provider";

// spec/platform.yaml
const platformDashboard = new Group("platform-dashboard");

// spec/platform.yaml
const dashboard = new aws.cloudwatch.Dashboard(
  "platform",
  {
    dashboardName: "hello_production",
    dashboardBody: pulumi.jsonStringify({
      widgets: [
        {
          type: "text",
          height: 1,
          properties: { markdown: "# hello production, us-east-1" },
          x: 0,
          y: 0,
          width: 24,
        },
      ],
    }),
  },
  { parent: platformDashboard, provider, deleteBeforeReplace: true },
);
