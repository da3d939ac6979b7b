/** What the SDK does without where it runs an emitted program, for the process of an operation (see child.ts). */
import Module from "node:module";

type Load = (request: string, ...rest: unknown[]) => unknown;

/** Half of the SDK's loading time is for what only the serialization of functions uses: it is loaded when it is used. */
const LATE = new Set(["typescript", "@npmcli/arborist"]);

/** From now on the late packages are loaded when something of them is used. Comes before the SDK is loaded. */
export function loadLate(): void {
  const node = Module as unknown as { _load: Load };
  const loadNow = node._load;
  node._load = function (this: unknown, request, ...rest) {
    if (!LATE.has(request)) return loadNow.call(this, request, ...rest);
    let loaded: object | undefined;
    const real = (): object => {
      loaded ??= loadNow.call(this, request, ...rest) as object;
      return loaded;
    };
    return new Proxy(() => undefined, {
      get: (_, key) => (key === "__esModule" ? true : Reflect.get(real(), key)),
    });
  };
}

/**
 * The SDK sends several debug messages for each resource, one after the other, which nobody reads; and it writes down a
 * stack for each of its promises, which nobody reads either, since a promise that never ends is told without one.
 */
export function quieten(load: NodeJS.Require): void {
  const log = load("@pulumi/pulumi/log") as { debug: () => Promise<void> };
  log.debug = () => Promise.resolve();
  const debuggable = load("@pulumi/pulumi/runtime/debuggable") as { debuggablePromise: Debuggable };
  const { debuggablePromise } = debuggable;
  debuggable.debuggablePromise = (promise, context) => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return debuggablePromise(promise, context);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
}

type Debuggable = (promise: Promise<unknown>, context: unknown) => Promise<unknown>;
