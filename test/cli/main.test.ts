import { expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { commands } from "../../src/cli/commands.ts";
import { describeFailure, main } from "../../src/cli/main.ts";
import { allowsColours, type Terminal } from "../../src/cli/terminal.ts";
import { Failure } from "../../src/diagnostic/failure.ts";

async function run(words: readonly string[]): Promise<{ exitCode: number; out: string; error: string }> {
  let out = "";
  let error = "";
  const terminal: Terminal = {
    cwd: "/nowhere",
    variables: {},
    colours: { out: false, error: false },
    interactive: false,
    columns: { out: 200, error: 200 },
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
  };
  const exitCode = await main(words, terminal);
  return { exitCode, out, error };
}

it("prints the version", async () => {
  for (const word of ["--version", "-V"]) {
    expect(await run([word])).toEqual({ exitCode: 0, out: `${packageJson.version}\n`, error: "" });
  }
});

it("lists every command and the exit codes", async () => {
  const { exitCode, out, error } = await run(["--help"]);
  expect({ exitCode, error }).toEqual({ exitCode: 0, error: "" });
  for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`^  ${name} .*${summary}$`, "m"));
  expect(out).toContain("Exit codes: 0 fine, 1 findings in the specification, 2 wrong use, 3 the machine");
  expect(out).toContain("130 interrupted");
  expect((await run(["help"])).out).toBe(out);
});

it.each(commands.map(({ name }) => name))("shows examples of %s that its own options accept", async (name) => {
  const entry = commands.find((command) => command.name === name);
  const { exitCode, out } = await run([name, "--help"]);
  expect(exitCode).toBe(0);
  expect((await run(["help", name])).out).toBe(out);
  for (const { command, says } of entry?.examples ?? []) {
    const line = out.split("\n").find((text) => text.startsWith(`  provfair-compile ${command}  `));
    expect(line?.endsWith(`  ${says}`)).toBe(true);
    const words = command.replace(/ > .*/, "").split(" ");
    expect(words[0]).toBe(name);
    const unknown = words.filter((word) => word.startsWith("-") && !out.includes(`${word} `));
    expect(unknown).toEqual([]);
  }
});

it("takes no command for wrong use and shows the help", async () => {
  const { exitCode, out, error } = await run([]);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(error).toContain("Usage: provfair-compile");
});

it.each([
  [["chekc"], "error: unknown command 'chekc'\n(Did you mean check?)"],
  [["check", "--formt", "json"], "error: unknown option '--formt'\n(Did you mean --format?)"],
  [["check", "--format", "xml"], "Allowed choices are pretty, json, github, sarif, agent."],
  [["check", "--date", "2026-02-30"], "A date is a day of the calendar, such as 2026-01-31."],
  [["check", "--date", "tomorrow"], "A date is a day of the calendar, such as 2026-01-31."],
  [["check", "one", "two"], "error: too many arguments for 'check'. Expected 1 argument but got 2."],
  [["check", "--environment"], "error: option '-e, --environment <name>' argument missing"],
  [["plan", "--format", "sarif"], "Allowed choices are pretty, json, agent."],
  [["effective", "--format", "github"], "Allowed choices are pretty, json."],
])("refuses %j", async (words, message) => {
  const { exitCode, out, error } = await run(words);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(error).toContain(message);
});

it("says where nothing is found, what is wrong, and what to do", async () => {
  expect(await run(["check", "spec"])).toEqual({
    exitCode: 2,
    out: "",
    error: 'error: "spec" does not exist\nhelp: give the path of a platform.yaml, or of the folder that holds it\n',
  });
});

it("words an expected failure as it is, its cause only where debugging", () => {
  const failure = new Failure(
    { kind: "machine", message: "the disk is full", help: "make room" },
    { cause: new Error("ENOSPC") },
  );
  expect(describeFailure(failure, {})).toBe("error: the disk is full\nhelp: make room\n");
  expect(describeFailure(failure, { PROVFAIR_DEBUG: "1" })).toContain("Error: ENOSPC\n    at ");
});

it("tells no secret of the environment, also where debugging", () => {
  const cause = new Error("GET /?token=hunter2-hunter2: 403");
  const failure = new Failure({ kind: "machine", message: "key hunter2-hunter2 is wrong", help: "sign in" }, { cause });
  const told = describeFailure(failure, { PROVFAIR_DEBUG: "1", AWS_SESSION_TOKEN: "hunter2-hunter2" });
  expect(told).toMatch(/^error: key \[secret\] is wrong\nhelp: sign in\nError: GET \/\?token=\[secret\]: 403\n {4}at /);
  expect(told).not.toContain("hunter2");
});

it("asks for a report of a bug instead of printing its stack", () => {
  const bug = new TypeError("x is not a function");
  expect(describeFailure(bug, {})).toBe(
    `error: provfair-compile ${packageJson.version} on Node ${process.versions.node} has failed: x is not a function\n` +
      "help: report it with the command and the specification that show it; PROVFAIR_DEBUG=1 prints where it happened\n",
  );
  expect(describeFailure(bug, { PROVFAIR_DEBUG: "1" })).toContain("    at ");
  expect(describeFailure("thrown text", {})).toContain("has failed: thrown text\n");
});

it.each([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: "dumb" }, true, false],
  [{ NO_COLOR: "1" }, true, false],
  [{ NO_COLOR: "" }, true, true],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
])("decides on colours by %j, terminal: %j", (variables, isTerminal, expected) => {
  expect(allowsColours(variables, isTerminal)).toBe(expected);
});
