/** The leaves of compliance, and of what exists once per account for it. */
import type { PlainMap } from "./generators/yaml-object.ts";
import { type LeafCase, within } from "./leaf-case.ts";

const kept = (own: PlainMap = {}): PlainMap => ({ compliance: own });
const told: PlainMap = { observability: { notify: { email: ["a@hello.example"] } }, compliance: {} };

const singletons = [
  "configRole",
  "configRecorder",
  "trail",
  "accessAnalyzer",
  "volumeEncryption",
  "publicAccessBlock",
  "passwordPolicy",
];

export const complianceCases: Readonly<Record<string, LeafCase>> = {
  "compliance.recorder.allResources": within(kept(), true, false),
  "compliance.recorder.globalResources": within(kept(), true, false),
  "compliance.retention": within(kept(), "365d", "2555d"),
  "compliance.rules": within(kept(), "baseline", ["s3-tls"]),
  "compliance.rules[]": { values: [["s3-tls"], ["s3-versions"]], platform: kept() },
  "compliance.except[].rule": within(kept({ except: [{ reason: "why" }] }), "s3-tls", "s3-versions"),
  "compliance.except[].reason": within(kept({ except: [{ rule: "s3-tls" }] }), "one", "two"),
  "compliance.parameters.accessKeyAge": within(kept(), 30, 90),
  "compliance.parameters.passwordLength": within(kept(), 14, 20),
  "compliance.parameters.passwordHistory": within(kept(), 10, 24),
  "compliance.remediate[]": within(kept(), "s3-public-access", "unrestricted-ssh"),
  "compliance.notify": within(told, true, false),
};

export const complianceSingletonCases: Readonly<Record<string, LeafCase>> = Object.fromEntries(
  singletons.map((name) => [`account.singletons.${name}`, within(kept(), "create", "adopt", "skip")]),
);
