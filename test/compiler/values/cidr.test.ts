import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type Cidr,
  cidrSize,
  containsCidr,
  formatCidr,
  networkOf,
  overlapsCidr,
  parseCidr,
  splitCidr,
} from "../../../src/compiler/values/cidr.ts";

const cidrs = fc
  .record({ address: fc.nat(0xffffffff), prefix: fc.integer({ min: 0, max: 32 }) })
  .map(({ address, prefix }) => networkOf(address, prefix));

const read = (text: string): Cidr => {
  const result = parseCidr(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};

it("reads a network", () => {
  expect(read("10.0.0.0/16")).toEqual({ address: 167_772_160, prefix: 16 });
  expect(read("255.255.255.255/32")).toEqual({ address: 0xffffffff, prefix: 32 });
  expect(read("0.0.0.0/0")).toEqual({ address: 0, prefix: 0 });
});

it.each([
  ["10.0.0.1/16", '"10.0.0.1/16" has host bits set: it lies inside a network, and is none', 0, 11, "10.0.0.0/16"],
  ["203.0.113.5", '"203.0.113.5" has no prefix length', 0, 11, "203.0.113.5/32"],
  ["10.0.0.0/33", '"33" is not a prefix length from 0 to 32', 9, 11, undefined],
  ["10.0.0.0/016", '"016" is not a prefix length from 0 to 32', 9, 12, undefined],
  ["10.0.0.0/", '"" is not a prefix length from 0 to 32', 9, 10, undefined],
  ["10.0.0/16", '"10.0.0" is not an IPv4 address', 0, 6, undefined],
  ["10.0.0.256/16", '"10.0.0.256" is not an IPv4 address', 0, 10, undefined],
  ["010.0.0.0/16", '"010.0.0.0" is not an IPv4 address', 0, 9, undefined],
  ["::/0", '"::" is not an IPv4 address', 0, 2, undefined],
  ["", '"" is not an IPv4 address', 0, 1, undefined],
])("refuses %j", (text, message, start, end, suggestion) => {
  expect(parseCidr(text)).toEqual({ ok: false, problem: { message, start, end, suggestion } });
});

it("reads a formatted network back", () => {
  fc.assert(
    fc.property(cidrs, (cidr) => {
      expect(read(formatCidr(cidr))).toEqual(cidr);
    }),
  );
});

it("tells what contains and overlaps what", () => {
  expect(containsCidr(read("10.0.0.0/16"), read("10.0.255.0/24"))).toBe(true);
  expect(containsCidr(read("10.0.255.0/24"), read("10.0.0.0/16"))).toBe(false);
  expect(containsCidr(read("0.0.0.0/0"), read("255.0.0.0/8"))).toBe(true);
  expect(overlapsCidr(read("10.0.255.0/24"), read("10.0.0.0/16"))).toBe(true);
  expect(overlapsCidr(read("10.0.0.0/16"), read("10.1.0.0/16"))).toBe(false);
});

it("overlaps exactly where ranges of addresses meet", () => {
  fc.assert(
    fc.property(cidrs, cidrs, (a, b) => {
      const meet = a.address < b.address + cidrSize(b) && b.address < a.address + cidrSize(a);
      expect(overlapsCidr(a, b)).toBe(meet);
      expect(overlapsCidr(b, a)).toBe(meet);
    }),
    { numRuns: 1000 },
  );
});

it("splits a network into parts that fill it", () => {
  expect(splitCidr(read("10.0.0.0/22"), 24).map(formatCidr)).toEqual([
    "10.0.0.0/24",
    "10.0.1.0/24",
    "10.0.2.0/24",
    "10.0.3.0/24",
  ]);
  expect(splitCidr(read("10.0.0.0/24"), 22)).toEqual([]);
  expect(splitCidr(read("10.0.0.0/24"), 33)).toEqual([]);
  fc.assert(
    fc.property(cidrs, fc.integer({ min: 0, max: 6 }), (cidr, bits) => {
      fc.pre(cidr.prefix + bits <= 32);
      const parts = splitCidr(cidr, cidr.prefix + bits);
      expect(parts.reduce((sum, part) => sum + cidrSize(part), 0)).toBe(cidrSize(cidr));
      for (const part of parts) expect(containsCidr(cidr, part)).toBe(true);
      for (const [index, part] of parts.entries())
        if (index > 0) expect(overlapsCidr(part, parts[index - 1] as Cidr)).toBe(false);
    }),
  );
});
