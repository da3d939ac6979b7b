import { it } from "vitest";
import { unbuiltImage } from "../../../src/compiler/rules/unbuilt-image.rule.ts";
import { expectFindings } from "../../support/rules.ts";

it("reports images without a digest in that environment", () => {
  expectFindings(
    unbuiltImage,
    {
      platform: "services: { web: { image: { build: a }, sidecars: { proxy: { image: { build: b } } } } }",
      environments: { development: "protected: false", production: "protected: true" },
      inventories: { production: `{ "images": { "web": "x" } }` },
    },
    [
      {
        message: 'the image of service "web" has no digest in the inventory, so that nothing of it runs yet',
        at: "1:20",
        help: "build and push the image; the pipeline writes its digest into the inventory under images.web",
        environments: ["development"],
      },
      {
        message:
          'the image of sidecar "proxy" of service "web" has no digest in the inventory, so that nothing of it runs yet',
        at: "1:62",
        help: "build and push the image; the pipeline writes its digest into the inventory under images.web-proxy",
        environments: ["development", "production"],
      },
    ],
  );
});

it("accepts built images with a digest, by id, and images of others", () => {
  expectFindings(
    unbuiltImage,
    {
      platform: "services: { shop: { id: web, image: { build: a } }, api: { image: { repository: nginx } } }",
      inventories: { production: `{ "images": { "web": "x" } }` },
    },
    [],
  );
});
