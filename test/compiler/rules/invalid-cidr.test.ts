import { it } from "vitest";
import { invalidCidr } from "../../../src/compiler/rules/invalid-cidr.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the platform's network, an existing one's, and those of clients", () => {
  expectFindings(
    invalidCidr,
    `
    network:
      existing: { cidr: 10.0.0.0/40 }
    services:
      web: { port: 8080, route: { paths: [/*], sourceIps: [10.0.0.0/8, 203.0.113.7/24, 300.0.0.0/8] } }
  `,
    [
      {
        message: 'this is no IPv4 network: "40" is not a prefix length from 0 to 32',
        at: "2:21",
        help: "write its first address and its prefix, such as 10.0.0.0/16",
      },
      {
        message: 'this is no IPv4 network: "203.0.113.7/24" has host bits set: it lies inside a network, and is none',
        at: "4:68",
        help: "write 203.0.113.0/24",
      },
      {
        message: 'this is no IPv4 network: "300.0.0.0" is not an IPv4 address',
        at: "4:84",
        help: "write its first address and its prefix, such as 10.0.0.0/16",
      },
    ],
  );
});

it("reports the network to create", () => {
  expectFindings(invalidCidr, `network: { cidr: 10.0.0.1/16 }`, [
    {
      message: 'this is no IPv4 network: "10.0.0.1/16" has host bits set: it lies inside a network, and is none',
      at: "1:18",
      help: "write 10.0.0.0/16",
    },
  ]);
});

it("accepts networks of any size", () => {
  expectFindings(
    invalidCidr,
    `network: { cidr: 10.0.0.0/16 }
services: { web: { port: 8080, route: { paths: [/*], sourceIps: [203.0.113.7/32] } } }`,
    [],
  );
});
