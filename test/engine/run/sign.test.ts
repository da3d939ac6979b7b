import { expect, it } from "vitest";
import { signGet } from "../../../src/engine/run/sign.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const at = new Date("2015-08-30T12:36:00Z");

it("signs as AWS does: get-vanilla of the Signature Version 4 test suite", () => {
  const url = new URL("https://example.amazonaws.com/");
  expect(signGet({ url, region: "us-east-1", service: "service", credentials, at })).toEqual({
    host: "example.amazonaws.com",
    "x-amz-date": "20150830T123600Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, " +
      "SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  });
});

it("signs the query: get-vanilla-query-order-key-case of the same", () => {
  const url = new URL("https://example.amazonaws.com/?Param1=value1&Param2=value2");
  const { authorization } = signGet({ url, region: "us-east-1", service: "service", credentials, at });
  expect(authorization).toContain("Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
});

it("signs the token of temporary credentials", () => {
  const url = new URL("https://example.amazonaws.com/");
  const temporary = { ...credentials, sessionToken: "a token" };
  const headers = signGet({ url, region: "us-east-1", service: "service", credentials: temporary, at });
  expect(headers["x-amz-security-token"]).toBe("a token");
  expect(headers["authorization"]).toContain("SignedHeaders=host;x-amz-date;x-amz-security-token, ");
});
