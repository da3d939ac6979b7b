/** What the engine leaves behind when the cloud, or the engine itself, fails. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { locksInFolder } from "../../src/engine/run/locks.ts";
import { createEngineRun, type EngineRun } from "../support/engine.ts";
import { findPulumi } from "../support/pulumi-cli.ts";
import { graphOfText, stackOf } from "../support/reference.ts";

const repository = "aws:ecr/repository:Repository";
const key = "aws:kms/key:Key";

describe.skipIf(findPulumi() === undefined)("the real engine", () => {
  const stack = stackOf(
    graphOfText("services: { web: { image: { build: web }, port: 8080 } }", {
      production: 'account: { id: "111122223333" }',
    }),
    "images",
  );
  let run: EngineRun;
  beforeEach(async () => {
    run = await createEngineRun({ project: stack.project });
    run.emit(stack);
  });
  afterEach(() => run.dispose());

  const creations = () => run.cloud.changes().filter((change) => change.startsWith("create "));
  const inState = (type: string) => run.state("images")?.deployment.resources?.filter((one) => one.type === type) ?? [];

  it("goes on where a refused creation stopped it, and makes nothing twice", async () => {
    const permit = run.cloud.inject({ does: { kind: "refuse" }, operation: "create", type: repository });
    const { outcome, output } = await run.run("images", "up");
    expect(outcome.kind).toBe("failed");
    expect(output).toContain(`create ${repository} (web): api error AccessDenied`);
    permit();
    await run.succeed("images", "up");
    expect(new Set(creations()).size).toBe(creations().length);
    expect(run.cloud.find(repository, "web").status).toBe("ready");
  });

  it("passes on a throttled creation, and succeeds once it passes", async () => {
    run.cloud.inject({ does: { kind: "throttle" }, operation: "create", type: key, times: 1 });
    const { output } = await run.run("images", "up");
    expect(output).toContain("ThrottlingException: Rate exceeded");
    await run.succeed("images", "up");
    expect(creations()).toContain(`create ${key} platform-images`);
  });

  it("keeps an object that was made but not to its end, and finishes it", async () => {
    run.cloud.inject({
      does: { kind: "partial", reason: "waiting for the key: timeout" },
      operation: "create",
      type: key,
      times: 1,
    });
    const { outcome, output } = await run.run("images", "up");
    expect(outcome.kind).toBe("failed");
    expect(output).toContain("waiting for the key: timeout");
    expect(run.cloud.find(key, "platform-images").status).toBe("partial");
    expect(inState(key).map(({ id }) => id)).toEqual([run.cloud.find(key, "platform-images").id]);
    await run.succeed("images", "up");
    expect(run.cloud.find(key, "platform-images").status).toBe("ready");
  });

  it("killed after an object was made, knows only that it was about to make one", async () => {
    run.cloud.inject({
      does: { kind: "crash", process: "engine", when: "after" },
      operation: "create",
      type: repository,
    });
    const { outcome } = await run.run("images", "up", { flags: { parallel: 1 } });
    expect(outcome.kind).toBe("failed");
    expect(run.cloud.find(repository, "web").id).toBe("acme/web");
    expect(inState(repository)).toEqual([]);
    const pending = run.state("images")?.deployment.pending_operations ?? [];
    expect(pending.map(({ type, resource }) => [type, resource.urn.split("::").at(-1)])).toEqual([["creating", "web"]]);
    // Its lock outlives it; what was begun is looked for before the lock is asked for.
    expect(locksInFolder(run.backend, stack.project, "images")).toHaveLength(1);
    const { outcome: next } = await run.run("images", "up");
    expect(next).toMatchObject({ kind: "failed", cause: "pending" });
    expect(locksInFolder(run.backend, stack.project, "images")).toHaveLength(1);
  });

  it("killed before an object was made, leaves the same state and nothing in the cloud", async () => {
    run.cloud.inject({
      does: { kind: "crash", process: "engine", when: "before" },
      operation: "create",
      type: repository,
    });
    await run.run("images", "up", { flags: { parallel: 1 } });
    expect(run.cloud.list().filter(({ type }) => type === repository)).toEqual([]);
    const pending = run.state("images")?.deployment.pending_operations ?? [];
    expect(pending.map(({ type, resource }) => [type, resource.urn.split("::").at(-1)])).toEqual([["creating", "web"]]);
  });

  it("cancelled, finishes what it has begun and begins nothing more", async () => {
    run.cloud.inject({ does: { kind: "latency", milliseconds: 2_000 }, operation: "create", type: key });
    const cancellation = new AbortController();
    const { outcome } = await run.run("images", "up", {
      flags: { parallel: 1 },
      signal: cancellation.signal,
      onEvent: ({ resourcePreEvent }) => {
        if (resourcePreEvent?.metadata.type === key) cancellation.abort();
      },
    });
    expect(outcome.kind).toBe("failed");
    expect(inState(key).map(({ id }) => id)).toEqual([run.cloud.find(key, "platform-images").id]);
    expect(run.state("images")?.deployment.pending_operations ?? []).toEqual([]);
    expect(run.cloud.list().length).toBe(inState(key).length + inState(repository).length);
    await run.succeed("images", "up");
    expect(new Set(creations()).size).toBe(creations().length);
  });

  it("survives a provider that dies in the middle of a creation", async () => {
    run.cloud.inject({
      does: { kind: "crash", process: "provider", when: "after" },
      operation: "create",
      type: repository,
    });
    const { outcome } = await run.run("images", "up");
    expect(outcome.kind).toBe("failed");
    expect(run.cloud.find(repository, "web").id).toBe("acme/web");
    expect(inState(repository)).toEqual([]);
  });

  it("goes on after an outage that begins in the middle", async () => {
    const over = run.cloud.inject({ does: { kind: "outage" }, operation: "create", skip: 2 });
    const { outcome, output } = await run.run("images", "up");
    expect(outcome.kind).toBe("failed");
    expect(output).toContain("dial tcp: connection refused");
    expect(creations().length).toBe(2);
    for (const { type, id } of run.cloud.list()) expect(inState(type).map((one) => one.id)).toEqual([id]);
    over();
    await run.succeed("images", "up");
    expect(new Set(creations()).size).toBe(creations().length);
    expect(Object.keys((await run.succeed("images", "up")).changes)).toEqual(["same"]);
  });

  it("makes nothing in an outage, and nothing with the credentials of another account", async () => {
    const over = run.cloud.inject({ does: { kind: "outage" } });
    const outage = await run.run("images", "up");
    expect(outage.output).toContain("dial tcp: connection refused");
    over();
    run.cloud.setAccount("999988887777");
    const foreign = await run.run("images", "up");
    expect(foreign.output).toContain("AWS account ID not allowed: 999988887777");
    expect(run.cloud.list()).toEqual([]);
  });
});
