/** `network` and `domain`. */
import * as z from "zod";
import endpoints from "../facts/vpc-endpoints.json" with { type: "json" };
import { field, text, whole } from "./field.ts";
import { cidr, duration, hostname, zone } from "./scalars.ts";

const subnetId = text(/^subnet-[0-9a-f]{8,17}$/, "a subnet's id such as subnet-0a1b2c3d4e5f60718");

const existingZone = field(
  z.strictObject({
    public: field(subnetId, {
      description: "The zone's public subnet, in which the load balancer stands.",
      example: "subnet-0a1b2c3d4e5f60718",
    }),
    private: field(subnetId, {
      description: "The zone's private subnet, in which tasks run; it needs a way out, by NAT or a transit gateway.",
      example: "subnet-0b1b2c3d4e5f60718",
    }),
    data: field(subnetId, {
      description:
        "The zone's subnet for what holds data, without a way to or from the internet. Caches need one in each zone.",
      example: "subnet-0c1b2c3d4e5f60718",
    }).optional(),
    routeTable: field(text(/^rtb-[0-9a-f]{8,17}$/, "a route table's id such as rtb-0a1b2c3d4e5f60718"), {
      description: "The private subnet's route table, to which gateway endpoints are attached.",
      example: "rtb-0a1b2c3d4e5f60718",
    }),
  }),
  {
    description: "The subnets of one availability zone.",
    example: {
      public: "subnet-0a1b2c3d4e5f60718",
      private: "subnet-0b1b2c3d4e5f60718",
      routeTable: "rtb-0a1b2c3d4e5f60718",
    },
  },
);

export const existingNetwork = z.strictObject({
  vpc: field(text(/^vpc-[0-9a-f]{8,17}$/, "a VPC's id such as vpc-0a1b2c3d4e5f60718"), {
    description: "The VPC to build in. It is read, never changed.",
    example: "vpc-0a1b2c3d4e5f60718",
  }),
  cidr: field(cidr, { description: "The VPC's IPv4 network.", example: "10.0.0.0/16" }),
  zones: field(z.record(zone, existingZone), {
    description: "The subnets by availability zone; at least two zones.",
    example: {
      "us-east-1a": {
        public: "subnet-0a1b2c3d4e5f60718",
        private: "subnet-0b1b2c3d4e5f60718",
        routeTable: "rtb-0a1b2c3d4e5f60718",
      },
    },
  }),
});

export const network = z.strictObject({
  cidr: field(cidr, {
    description: "The VPC's IPv4 network, private (RFC 1918) and between /16 and /22. Default: 10.0.0.0/16.",
    example: "10.0.0.0/16",
  }).optional(),
  availabilityZones: field(z.union([whole(2, 4), z.array(zone).min(2).max(4)]), {
    description:
      "How many availability zones, or which. A list fixes the zones and their order; zones may only be appended. Default: 2.",
    example: 2,
  }).optional(),
  natGateways: field(z.enum(["per-zone", "single", "none"]), {
    description:
      "One NAT gateway per zone, a single one (cheaper, and a zone's failure takes the way out of all), or none (images and AWS only through endpoints). Default: per-zone.",
    example: "per-zone",
    values: {
      "per-zone": "One in each zone: what fails with a zone is that zone.",
      single: "One for all zones: cheaper, and its zone's failure takes the way out of all.",
      none: "No way out: images and AWS only through endpoints.",
    },
  }).optional(),
  endpoints: field(z.array(z.enum(Object.keys(endpoints.endpoints) as [string, ...string[]])), {
    description: "AWS services reached inside the VPC instead of through NAT. Default: s3, ecr, logs, secretsmanager.",
    example: ["s3", "ecr", "logs"],
  }).optional(),
  flowLogs: field(
    z.strictObject({
      retention: field(duration, {
        description: "How long flow logs are kept; one of CloudWatch's periods. Default: 30d.",
        example: "30d",
      }).optional(),
    }),
    { description: "Logs of every connection in the VPC, accepted or refused.", example: { retention: "30d" } },
  ).optional(),
  existing: field(existingNetwork, {
    description: "A VPC that exists already. Then nothing else of `network` but `endpoints` is given.",
    example: {
      vpc: "vpc-0a1b2c3d4e5f60718",
      cidr: "10.0.0.0/16",
      zones: {
        "us-east-1a": {
          public: "subnet-0a1b2c3d4e5f60718",
          private: "subnet-0b1b2c3d4e5f60718",
          routeTable: "rtb-0a1b2c3d4e5f60718",
        },
        "us-east-1b": {
          public: "subnet-0c1b2c3d4e5f60718",
          private: "subnet-0d1b2c3d4e5f60718",
          routeTable: "rtb-0b1b2c3d4e5f60718",
        },
      },
    },
  }).optional(),
});

export const domain = z.strictObject({
  name: field(hostname, {
    description: "The DNS name of the hosted zone; the certificate covers it and one level below.",
    example: "provfair.example",
  }),
  hostedZone: field(
    z.union([
      z.literal("create"),
      z.strictObject({
        id: field(text(/^Z[0-9A-Z]{1,31}$/, "a hosted zone's id such as Z0123456789ABCDEFGHIJ"), {
          description: "The id of the existing Route 53 hosted zone.",
          example: "Z0123456789ABCDEFGHIJ",
        }),
      }),
    ]),
    {
      description:
        "The existing hosted zone by id, or `create`: then its name servers are an output, to be entered at the registrar.",
      example: { id: "Z0123456789ABCDEFGHIJ" },
    },
  ),
});
