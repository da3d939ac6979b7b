import { expect, it } from "vitest";
import { outputLines, shownOutputs } from "../../../src/cli/run/outputs.ts";
import { createRedactor } from "../../../src/engine/run/redact.ts";

const outputs = {
  url: { value: "https://shop.example/?key=hunter2-hunter2", secret: false },
  password: { value: { of: ["hunter2-hunter2"] }, secret: true },
  ports: { value: [443], secret: false },
};
const redactor = createRedactor(["hunter2-hunter2"]);

it("shows no secret, also where an output is not marked as one", () => {
  expect(shownOutputs(outputs, redactor)).toEqual({
    password: "[secret]",
    ports: [443],
    url: "https://shop.example/?key=[secret]",
  });
  expect(outputLines(outputs, redactor)).toEqual([
    "  password  [secret]",
    "  ports     [443]",
    "  url       https://shop.example/?key=[secret]",
  ]);
});

it("shows them where that is asked for", () => {
  expect(outputLines(outputs, undefined)).toEqual([
    '  password  {"of":["hunter2-hunter2"]}',
    "  ports     [443]",
    "  url       https://shop.example/?key=hunter2-hunter2",
  ]);
});
