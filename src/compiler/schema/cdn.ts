/** `cdn`: the distribution in front of buckets and services. */
import * as z from "zod";
import { groupNames } from "../facts/managed-rules.ts";
import { field, text, whole } from "./field.ts";
import { hostname, name } from "./scalars.ts";

const country = text(/^[A-Z]{2}$/, "a country's code of two capital letters, such as US");
const countries = z.array(country).min(1);

const behaviour = z.strictObject({
  path: field(text(/^\/[A-Za-z0-9_.$/~"'@:+&*?-]{0,254}$/, "a path pattern such as /static/*"), {
    description: "The requests; * stands for any text, ? for one character. The first pattern that matches counts.",
    example: "/static/*",
  }),
  cache: field(z.enum(["immutable", "static", "dynamic", "none"]), {
    description:
      "How long what is answered is kept; a bucket takes immutable, static, or none, a service dynamic or none.",
    example: "immutable",
    values: {
      immutable: "A file whose name changes with its content: browsers keep it for a year.",
      static: "A file that may change: kept for a day, or as its own Cache-Control says.",
      dynamic: "As the service's Cache-Control says, by host, query, and cookies; without one it is not kept.",
      none: "Nothing is kept.",
    },
  }),
  to: field(name, {
    description: "The service that answers. Default: the bucket of assets.",
    example: "gateway",
  }).optional(),
});

export const cdn = z.strictObject({
  aliases: field(z.array(hostname).min(1), {
    description: "The host names of the CDN: the domain, or one level below it. Every routed host is among them.",
    example: ["www.provfair.example", "api.provfair.example"],
  }),
  assets: field(name, {
    description: "The bucket that answers what no behaviour takes; index.html stands for the root.",
    example: "assets",
  }),
  behaviours: field(z.array(behaviour), {
    description: "What is answered otherwise, by path, in order. Default: none.",
    example: [{ path: "/api/*", to: "gateway", cache: "none" }],
  }).optional(),
  firewall: field(
    z.strictObject({
      managedRules: field(z.array(z.enum(groupNames)), {
        description: "AWS's own rule groups. Default: ip-reputation, known-bad-inputs, common.",
        example: ["common", "known-bad-inputs", "ip-reputation"],
      }).optional(),
      rateLimit: field(whole(10, 2_000_000_000), {
        description: "Requests in five minutes from one address; what exceeds it is refused. Default: 2000.",
        example: 2000,
      }).optional(),
    }),
    { description: "The web application firewall.", example: { rateLimit: 2000 } },
  ).optional(),
  geo: field(
    z.strictObject({
      allow: field(countries, {
        description: "The only countries from which requests are answered.",
        example: ["US", "CA"],
      }).optional(),
      block: field(countries, {
        description: "The countries from which requests are refused.",
        example: ["AQ"],
      }).optional(),
    }),
    {
      description: "Where requests may come from: one of the two lists. Default: anywhere.",
      example: { allow: ["US"] },
    },
  ).optional(),
  errors: field(
    z.record(
      text(/^[1-5][0-9]{2}$/, "an HTTP status code such as 404"),
      field(text(/^\/[A-Za-z0-9_.$/~"'@:+&-]{1,254}$/, "the path of a page, such as /404.html"), {
        description: "The page in the bucket of assets that is answered with this status.",
        example: "/404.html",
      }),
    ),
    {
      description: "Pages for errors, by status. They stand for the errors of services, too.",
      example: { 404: "/404.html" },
    },
  ).optional(),
});
