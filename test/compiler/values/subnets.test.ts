import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type Cidr,
  containsCidr,
  formatCidr,
  networkOf,
  overlapsCidr,
  parseCidr,
} from "../../../src/compiler/values/cidr.ts";
import { layoutSubnets, type SubnetLayout, usableAddresses } from "../../../src/compiler/values/subnets.ts";

const network = (text: string): Cidr => {
  const result = parseCidr(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const print = (layout: SubnetLayout | undefined) =>
  layout && {
    public: layout.public.map(formatCidr),
    data: layout.data.map(formatCidr),
    private: layout.private.map(formatCidr),
  };

it("lays out the reference network", () => {
  expect(print(layoutSubnets(network("10.0.0.0/16"), 2))).toEqual({
    public: ["10.0.0.0/24", "10.0.1.0/24"],
    data: ["10.0.8.0/24", "10.0.9.0/24"],
    private: ["10.0.16.0/20", "10.0.32.0/20"],
  });
});

it("lays out four zones", () => {
  expect(print(layoutSubnets(network("10.0.0.0/16"), 4))).toEqual({
    public: ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"],
    data: ["10.0.8.0/24", "10.0.9.0/24", "10.0.10.0/24", "10.0.11.0/24"],
    private: ["10.0.16.0/20", "10.0.32.0/20", "10.0.48.0/20", "10.0.64.0/20"],
  });
});

it("keeps the proportions of smaller networks, as far as AWS's smallest subnets allow", () => {
  expect(print(layoutSubnets(network("172.16.64.0/19"), 2))).toEqual({
    public: ["172.16.64.0/27", "172.16.64.32/27"],
    data: ["172.16.65.0/27", "172.16.65.32/27"],
    private: ["172.16.66.0/23", "172.16.68.0/23"],
  });
  expect(print(layoutSubnets(network("10.0.16.0/20"), 2))).toEqual({
    public: ["10.0.16.0/27", "10.0.16.32/27"],
    data: ["10.0.16.128/28", "10.0.16.144/28"],
    private: ["10.0.17.0/24", "10.0.18.0/24"],
  });
  expect(print(layoutSubnets(network("10.0.0.0/22"), 2))).toEqual({
    public: ["10.0.2.0/27", "10.0.2.32/27"],
    data: ["10.0.3.0/28", "10.0.3.16/28"],
    private: ["10.0.0.64/26", "10.0.0.128/26"],
  });
});

it.each([
  ["10.0.0.0/15", 2],
  ["10.0.0.0/23", 2],
  ["10.0.0.0/16", 0],
  ["10.0.0.0/16", 5],
  ["10.0.0.0/16", 1.5],
])("has no layout of %s in %d zones", (text, zones) => {
  expect(layoutSubnets(network(text), zones)).toBeUndefined();
});

const networks = fc
  .record({ address: fc.nat(0xffffffff), prefix: fc.integer({ min: 16, max: 22 }) })
  .map(({ address, prefix }) => networkOf(address, prefix));
const zoneCounts = fc.integer({ min: 1, max: 4 });
const layout = (outer: Cidr, zones: number) => layoutSubnets(outer, zones) as SubnetLayout;
const all = (layout: SubnetLayout) => [...layout.public, ...layout.data, ...layout.private];

it("places subnets inside the network, apart from each other, and none too small", () => {
  fc.assert(
    fc.property(networks, zoneCounts, (outer, zones) => {
      const tiers = layout(outer, zones);
      const subnets = all(tiers);
      expect(subnets).toHaveLength(3 * zones);
      for (const [index, subnet] of subnets.entries()) {
        expect(networkOf(subnet.address, subnet.prefix)).toEqual(subnet);
        expect(containsCidr(outer, subnet)).toBe(true);
        expect(subnet.prefix).toBeLessThanOrEqual(28);
        for (const other of subnets.slice(index + 1)) expect(overlapsCidr(subnet, other)).toBe(false);
      }
      for (const subnet of tiers.public) expect(subnet.prefix).toBeLessThanOrEqual(27);
    }),
  );
});

it("moves nothing when a zone is appended", () => {
  fc.assert(
    fc.property(networks, fc.integer({ min: 1, max: 3 }), (outer, zones) => {
      const before = layout(outer, zones);
      const after = layout(outer, zones + 1);
      for (const tier of ["public", "data", "private"] as const)
        expect(after[tier].slice(0, zones)).toEqual(before[tier]);
    }),
  );
});

it("counts the addresses that interfaces can have", () => {
  expect(usableAddresses(network("10.0.16.0/20"))).toBe(4091);
  expect(usableAddresses(network("10.0.0.0/31"))).toBe(0);
});
