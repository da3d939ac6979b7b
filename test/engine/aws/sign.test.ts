import { expect, it } from "vitest";
import { sign } from "../../../src/engine/aws/sign.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const at = new Date("2015-08-30T12:36:00Z");

it("signs as AWS does: get-vanilla of the Signature Version 4 test suite", () => {
  const url = new URL("https://example.amazonaws.com/");
  expect(sign({ method: "GET", url, region: "us-east-1", service: "service", credentials, at })).toEqual({
    host: "example.amazonaws.com",
    "x-amz-date": "20150830T123600Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, " +
      "SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
  });
});

it("signs the query: get-vanilla-query-order-key-case of the same", () => {
  const url = new URL("https://example.amazonaws.com/?Param1=value1&Param2=value2");
  const { authorization } = sign({ method: "GET", url, region: "us-east-1", service: "service", credentials, at });
  expect(authorization).toContain("Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
});

it("signs the token of temporary credentials", () => {
  const url = new URL("https://example.amazonaws.com/");
  const temporary = { ...credentials, sessionToken: "a token" };
  const headers = sign({ method: "GET", url, region: "us-east-1", service: "service", credentials: temporary, at });
  expect(headers["x-amz-security-token"]).toBe("a token");
  expect(headers["authorization"]).toContain("SignedHeaders=host;x-amz-date;x-amz-security-token, ");
});

it("signs a body and headers: post-x-www-form-urlencoded of the same", () => {
  const url = new URL("https://example.amazonaws.com/");
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const request = { method: "POST", url, region: "us-east-1", service: "service", credentials, at, headers };
  expect(sign({ ...request, body: "Param1=value1" })["authorization"]).toContain(
    "SignedHeaders=content-type;host;x-amz-date, " +
      "Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
  );
});
