import { it } from "vitest";
import { tooManyCertificates } from "../../../src/compiler/rules/too-many-certificates.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports the first host above the quota", () => {
  expectFindings(
    tooManyCertificates,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      web: { port: 8080, route: { paths: [/*], hosts: [h0.a.shop.example, h1.a.shop.example, h2.a.shop.example, h3.a.shop.example, h4.a.shop.example, h5.a.shop.example, h6.a.shop.example, h7.a.shop.example, h8.a.shop.example, h9.a.shop.example, h10.a.shop.example, h11.a.shop.example, h12.a.shop.example, h13.a.shop.example, h14.a.shop.example, h15.a.shop.example, h16.a.shop.example, h17.a.shop.example, h18.a.shop.example, h19.a.shop.example, h20.a.shop.example, h21.a.shop.example, h22.a.shop.example, h23.a.shop.example, h24.a.shop.example, h25.a.shop.example] } }
  `,
    [
      {
        message:
          '26 hosts lie more than one level below "shop.example"; a load balancer takes 25 certificates besides its own',
        at: "3:542",
        help: "use hosts one level below the domain, or have the quota raised before you deploy",
      },
    ],
  );
});

it("accepts 25 deep hosts, and any number of others", () => {
  expectFindings(
    tooManyCertificates,
    `
    domain: { name: shop.example, hostedZone: create }
    services:
      deep: { port: 8080, route: { paths: [/*], hosts: [h0.a.shop.example, h1.a.shop.example, h2.a.shop.example, h3.a.shop.example, h4.a.shop.example, h5.a.shop.example, h6.a.shop.example, h7.a.shop.example, h8.a.shop.example, h9.a.shop.example, h10.a.shop.example, h11.a.shop.example, h12.a.shop.example, h13.a.shop.example, h14.a.shop.example, h15.a.shop.example, h16.a.shop.example, h17.a.shop.example, h18.a.shop.example, h19.a.shop.example, h20.a.shop.example, h21.a.shop.example, h22.a.shop.example, h23.a.shop.example, h24.a.shop.example] } }
      flat: { port: 8080, route: { paths: [/*], hosts: [shop.example, h0.shop.example, h1.shop.example, h2.shop.example, h3.shop.example, h4.shop.example, h5.shop.example, h6.shop.example, h7.shop.example, h8.shop.example, h9.shop.example, h10.shop.example, h11.shop.example, h12.shop.example, h13.shop.example, h14.shop.example, h15.shop.example, h16.shop.example, h17.shop.example, h18.shop.example, h19.shop.example, h20.shop.example, h21.shop.example, h22.shop.example, h23.shop.example, h24.shop.example, h25.shop.example, h26.shop.example, h27.shop.example, h28.shop.example, h29.shop.example] } }
  `,
    [],
  );
});
