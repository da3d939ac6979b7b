/** The files of a small platform whose CDN has a secret, on a network that exists. */
export const CDN_PLATFORM = {
  "spec/platform.yaml": `platform: shop
owner: web-team
costCenter: web-1001
regions: { primary: us-east-1 }
network:
  existing:
    vpc: vpc-0a1b2c3d4e5f60718
    cidr: 10.0.0.0/16
    zones:
      us-east-1a: { public: subnet-0a000001, private: subnet-0b000001, routeTable: rtb-0a000001 }
      us-east-1b: { public: subnet-0a000002, private: subnet-0b000002, routeTable: rtb-0a000001 }
  endpoints: []
domain: { name: shop.example, hostedZone: { id: Z0123456789ABCDEFGHIJ } }
services:
  web:
    image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" }
    port: 8080
    route: { paths: [/api/*], hosts: [www.shop.example] }
buckets: { site: {} }
cdn:
  aliases: [www.shop.example]
  assets: site
  behaviours: [{ path: /api/*, to: web, cache: none }]
`,
  "spec/environments/development.yaml": 'account: { id: "444455556666" }\nprotected: false\n',
};
