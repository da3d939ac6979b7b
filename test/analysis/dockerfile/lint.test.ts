/** The lint of Dockerfiles: what it finds, where, and what it leaves alone. Each finding's page has an example of its own. */
import { expect, it } from "vitest";
import { lintDockerfile } from "../../../src/analysis/dockerfile/lint.ts";

const GOOD = `FROM golang:1.25-alpine AS build
RUN go build -o /server .
FROM alpine:3.22
COPY --from=build /server /server
USER 10001
CMD ["/server"]
`;

/** The codes without their stage, each with the text that it blames. */
const found = (text: string) =>
  lintDockerfile({ name: "Dockerfile", text }).map(({ code, span }) => [
    code.replace("dockerfile/", ""),
    text.slice(span.start, span.end),
  ]);

it("finds nothing in a good one, whatever its spelling", () => {
  expect(found(GOOD)).toEqual([]);
  expect(found(GOOD.replaceAll("\n", "\r\n"))).toEqual([]);
  expect(found(GOOD.replace("USER", "  user").replace("FROM alpine", "# FROM node\n\nfrom alpine"))).toEqual([]);
  expect(found(GOOD.replace("RUN go build -o /server .", "RUN <<EOF\nFROM nowhere\nUSER root\nEOF"))).toEqual([]);
  expect(found("")).toEqual([]);
});

it.each([
  ["FROM alpine", "has neither a tag nor a digest"],
  ["FROM alpine:latest", "has a tag that moves"],
  ["FROM --platform=linux/arm64 registry.example:5000/base/alpine", "has neither a tag nor a digest"],
])("takes %s for a base that moves", (line, problem) => {
  const [finding, ...others] = lintDockerfile({ name: "Dockerfile", text: GOOD.replace("FROM alpine:3.22", line) });
  expect([finding?.code, finding?.message.includes(problem), others]).toEqual(["dockerfile/moving-base", true, []]);
});

it.each(["FROM alpine@sha256:0123", "FROM scratch", "FROM build", "FROM 0", "FROM $BASE"])(
  "takes %s for one that does not",
  (line) => {
    expect(found(GOOD.replace("FROM alpine:3.22", line))).toEqual([]);
  },
);

it("sees root in the last stage, by name, by number, and where nobody is named", () => {
  for (const user of ["USER root", "USER 0:0", ""]) {
    expect(found(GOOD.replace("USER 10001", user))).toEqual([["runs-as-root", "FROM alpine:3.22"]]);
  }
  const inherited = 'FROM alpine:3.22 AS base\nUSER 10001\nFROM base\nCMD ["/server"]\n';
  expect(found(inherited)).toEqual([]);
});

it("sees a shell in the last stage, over continued lines", () => {
  expect(found(GOOD.replace('CMD ["/server"]', "ENTRYPOINT /server \\\n  --port 8080"))).toEqual([
    ["shell-form", "ENTRYPOINT /server \\"],
  ]);
});

it("sees values of secrets, and lets be what only names them", () => {
  for (const line of ["ENV DB_PASSWORD=hunter2", "ENV DB_PASSWORD hunter2", 'ARG A=1 API_KEY="abc"']) {
    expect(found(GOOD.replace("USER", `${line}\nUSER`))).toEqual([["secret-in-image", line]]);
  }
  for (const line of ["ARG NPM_TOKEN", "ENV API_KEY=", "ENV API_KEY=$KEY", "ENV TOKEN_FILE=/run/token", "ENV A=b"]) {
    expect(found(GOOD.replace("USER", `${line}\nUSER`))).toEqual([]);
  }
});
