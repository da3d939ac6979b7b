/** Compliance in an account's stack and in an environment's: what a reviewer would look at. */
import { describe, expect, it } from "vitest";
import { CONFIG_RULES, configRule } from "../../../src/compiler/facts/config-rules.ts";
import type { StackGraph } from "../../../src/graph/graph.ts";
import { graphOfText, nodeOf, nodesOf, readable, stackOf } from "../../support/reference.ts";

const RECORDER = "aws:cfg/recorder:Recorder";
const RULE = "aws:cfg/rule:Rule";
const ROLE = "aws:iam/role:Role";
const web = 'services: { web: { image: { repository: public.ecr.aws/nginx/nginx, tag: "1.29.1" } } }\n';
const told = "observability: { notify: { email: [a@hello.example] } }\n";
const account = 'account: { id: "111122223333" }\n';

function stacksOf(text: string, environments: Readonly<Record<string, string>> = { production: account }) {
  const graph = graphOfText(web + text, environments);
  return { account: stackOf(graph, "account-111122223333"), production: stackOf(graph, "production"), graph };
}

function inputsOf(stack: StackGraph, token: string, name: string) {
  return readable(nodeOf(stack, token, name).inputs) as Readonly<Record<string, unknown>>;
}

function statementsOf(stack: StackGraph, token: string, name: string) {
  const { policy } = inputsOf(stack, token, name) as { policy: { Statement: readonly { Sid?: string }[] } };
  return new Map(policy.Statement.map((statement) => [statement.Sid, statement]));
}

describe("regions", () => {
  const overlay = { production: `${account}regions: { primary: us-east-1, standby: us-west-2 }\n` };
  const { account: stack } = stacksOf("compliance: {}", overlay);

  it("records in every region, and global types in one", () => {
    const groups = [...nodesOf(stack, RECORDER).values()].map(({ inputs }) => [
      inputs["region"],
      inputs["recordingGroup"],
    ]);
    expect(groups).toEqual([
      [undefined, { allSupported: true, includeGlobalResourceTypes: true }],
      ["us-west-2", { allSupported: true, includeGlobalResourceTypes: false }],
    ]);
  });

  it("starts a recorder once it can deliver, and asks rules once it records", () => {
    for (const region of ["us-east-1", "us-west-2"]) {
      const channel = nodeOf(stack, "aws:cfg/deliveryChannel:DeliveryChannel", `platform-recorder-${region}`);
      const status = nodeOf(stack, "aws:cfg/recorderStatus:RecorderStatus", `platform-recorder-${region}`);
      expect(channel.options.dependsOn).toContain(`${RECORDER}::platform-recorder-${region}`);
      expect(channel.options.dependsOn).toContain("aws:s3/bucketPolicy:BucketPolicy::platform-records");
      expect(status.options.dependsOn).toEqual([channel.id]);
      expect(nodeOf(stack, RULE, `platform-s3-tls-${region}`).options.dependsOn).toEqual([status.id]);
    }
  });

  it("asks every rule in every region, and those about the account in one", () => {
    const names = [...nodesOf(stack, RULE).keys()];
    const global = CONFIG_RULES.filter((name) => configRule(name).global);
    expect(global.length).toBe(6);
    expect(names).toHaveLength(2 * CONFIG_RULES.length - global.length);
    expect(names).toContain("platform-root-mfa-us-east-1");
    expect(names).not.toContain("platform-root-mfa-us-west-2");
  });

  it("is in the region of the CDN too, and at home in a primary", () => {
    const files = "buckets: { files: {} }\ncdn: { assets: files, aliases: [www.hello.example] }\n";
    const domain = "domain: { name: hello.example, hostedZone: { id: Z0123456789ABCDEFGHIJ } }\n";
    const { account: abroad } = stacksOf(`compliance: {}\n${files}${domain}`, {
      production: `${account}regions: { primary: eu-west-1 }\n`,
    });
    const at = (name: string) => nodeOf(abroad, RECORDER, name).inputs;
    // The stack's own region is that of the platform without overlays.
    expect(at("platform-recorder-us-east-1")["region"]).toBeUndefined();
    expect(at("platform-recorder-eu-west-1")).toMatchObject({
      region: "eu-west-1",
      recordingGroup: { includeGlobalResourceTypes: true },
    });
    expect(nodeOf(abroad, "aws:s3/bucket:Bucket", "platform-records").inputs["region"]).toBe("eu-west-1");
  });

  it("makes one set of rules for environments that share an account, in the regions of both", () => {
    const shared = stacksOf("compliance: {}", {
      production: account,
      staging: `${account}regions: { primary: us-west-2 }\nnetwork: { cidr: 10.1.0.0/16 }\n`,
    });
    expect([...nodesOf(shared.account, RECORDER).keys()]).toEqual([
      "platform-recorder-us-east-1",
      "platform-recorder-us-west-2",
    ]);
    expect(shared.graph.stacks.filter(({ nodes }) => nodes.some(({ token }) => token === RULE))).toHaveLength(1);
  });
});

describe("the bucket of records", () => {
  const { account: stack } = stacksOf("compliance: { retention: 400d }");

  it("lets AWS Config and the one trail write, for this account alone", () => {
    const statements = statementsOf(stack, "aws:s3/bucketPolicy:BucketPolicy", "platform-records");
    expect([...statements.keys()]).toEqual([
      "ConfigLooks",
      "ConfigWrites",
      "TrailLooks",
      "TrailWrites",
      "DenyWithoutTls",
    ]);
    expect(statements.get("ConfigWrites")).toMatchObject({
      Principal: { Service: "config.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: "<aws:s3/bucket:Bucket::platform-records.arn>/AWSLogs/111122223333/Config/*",
      Condition: { StringEquals: { "aws:SourceAccount": "111122223333", "s3:x-amz-acl": "bucket-owner-full-control" } },
    });
    const trail = "arn:aws:cloudtrail:us-east-1:111122223333:trail/acme";
    expect(statements.get("TrailWrites")).toMatchObject({ Condition: { StringEquals: { "aws:SourceArn": trail } } });
    expect(inputsOf(stack, "aws:cloudtrail/trail:Trail", "platform")).toMatchObject({
      name: "acme",
      isMultiRegionTrail: true,
      enableLogFileValidation: true,
    });
    const key = statementsOf(stack, "aws:kms/key:Key", "platform-records");
    expect([...key.keys()]).toEqual(["AccountAdministers", "ConfigWrites", "TrailEncrypts", "TrailLooksAtKey"]);
  });

  it("keeps what it has, for as long as it is asked to", () => {
    const bucket = nodeOf(stack, "aws:s3/bucket:Bucket", "platform-records");
    expect(bucket.options).toMatchObject({ protect: true, retainOnDelete: true });
    const lifecycle = inputsOf(
      stack,
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "platform-records",
    );
    expect(JSON.stringify(lifecycle)).toContain('"expiration":{"days":400}');
  });
});

describe("rules", () => {
  it("ask no more than what is declared", () => {
    const { account: stack } = stacksOf(
      'compliance: {}\ncaches: { store: { engine: redis, version: "7.1", size: t4g.small, backup: { retention: 7d } } }\n',
      {
        production: `${account}services: { web: { logs: { retention: 3d }, uses: { store: { access: read-write } } } }\n`,
      },
    );
    const asked = (name: string) => inputsOf(stack, RULE, `platform-${name}-us-east-1`)["inputParameters"];
    expect(asked("log-retention")).toEqual({ MinRetentionTime: "3" });
    expect(asked("cache-backups")).toEqual({ snapshotRetentionPeriod: "6" });
    expect(asked("required-tags")).toEqual({
      tag1Key: "project",
      tag2Key: "environment",
      tag3Key: "owner",
      tag4Key: "cost-center",
    });
    expect(asked("s3-tls")).toBeUndefined();
  });

  it("are periodic only where AWS Config asks them so", () => {
    const { account: stack } = stacksOf("compliance: {}");
    for (const name of CONFIG_RULES) {
      const { maximumExecutionFrequency, source, scope, inputParameters } = inputsOf(
        stack,
        RULE,
        `platform-${name}-us-east-1`,
      );
      const facts = configRule(name);
      expect(maximumExecutionFrequency, name).toBe(facts.trigger === "daily" ? "TwentyFour_Hours" : undefined);
      expect(source).toEqual({ owner: "AWS", sourceIdentifier: facts.identifier });
      // AWS Config takes a scope of a rule on change only.
      if (scope !== undefined) expect(facts.trigger, name).toBe("change");
      for (const value of Object.values((inputParameters ?? {}) as object)) expect(value, name).toBeTypeOf("string");
    }
  });

  it("look at what carries their tag, and what they leave out says why", () => {
    const { production, account: stack } = stacksOf(
      "compliance: {}\nbuckets: { files: { versioned: false, backup: { enabled: false, reason: a } }, kept: {} }\nsecrets: { key: { rotate: manual } }\n",
      { production: `${account}services: { web: { readOnlyRoot: false, secrets: { KEY: key } } }\n` },
    );
    const tagsOf = (token: string, name: string) => {
      const { Name: _, ...tags } = inputsOf(production, token, name)["tags"] as Record<string, string>;
      return tags;
    };
    expect(tagsOf("aws:s3/bucket:Bucket", "kept")).toEqual({
      "compliance-s3-encryption": "required",
      "compliance-s3-versions": "required",
      backup: "platform",
    });
    expect(tagsOf("aws:s3/bucket:Bucket", "files")).toEqual({
      "compliance-s3-encryption": "required",
      "compliance-exempt": "s3-versions: declared without them",
    });
    expect(tagsOf("aws:s3/bucket:Bucket", "platform-access-logs")).toEqual({
      "compliance-exempt":
        "s3-encryption: those who write access logs know no other key than that of S3 / s3-versions: logs are written once",
    });
    expect(tagsOf("aws:secretsmanager/secret:Secret", "key")).toEqual({
      "compliance-exempt": "secret-rotation: declared to be rotated by hand",
    });
    expect(tagsOf("aws:ecs/taskDefinition:TaskDefinition", "web")).toEqual({
      "compliance-exempt": "writable-containers: declared with a file system that can be written to",
    });
    const scope = inputsOf(stack, RULE, "platform-s3-versions-us-east-1")["scope"];
    expect(scope).toEqual({ tagKey: "compliance-s3-versions", tagValue: "required" });
    for (const { inputs } of production.nodes) {
      for (const value of Object.values((inputs["tags"] ?? {}) as object)) {
        expect(value).toMatch(/^[A-Za-z0-9 _.:/=+@-]{1,256}$/);
      }
    }
  });

  it("are those of the list, and tags are only of these", () => {
    const { account: stack, production } = stacksOf("compliance: { rules: [s3-tls] }\nbuckets: { kept: {} }\n");
    expect([...nodesOf(stack, RULE).keys()]).toEqual(["platform-s3-tls-us-east-1"]);
    expect(inputsOf(production, "aws:s3/bucket:Bucket", "kept")["tags"]).toEqual({
      Name: "acme-production-kept",
      backup: "platform",
    });
  });

  it("are left out with a reason that the account's stack tells", () => {
    const { account: stack } = stacksOf("compliance: { except: [{ rule: console-mfa, reason: elsewhere }] }");
    expect([...nodesOf(stack, RULE).keys()]).not.toContain("platform-console-mfa-us-east-1");
    expect(stack.outputs["exceptedRules"]?.value).toEqual({ "console-mfa": "elsewhere" });
  });
});

describe("remediation", () => {
  const { account: stack } = stacksOf("compliance: { remediate: [unrestricted-ssh, s3-public-access] }");

  it("runs AWS's document with a role that may do just that", () => {
    expect(
      inputsOf(
        stack,
        "aws:cfg/remediationConfiguration:RemediationConfiguration",
        "platform-unrestricted-ssh-us-east-1",
      ),
    ).toMatchObject({
      targetType: "SSM_DOCUMENT",
      targetId: "AWS-DisablePublicAccessForSecurityGroup",
      automatic: true,
      maximumAutomaticAttempts: 3,
      retryAttemptSeconds: 60,
      parameters: [
        { name: "AutomationAssumeRole", staticValue: "<aws:iam/role:Role::platform-remediate-unrestricted-ssh.arn>" },
        { name: "GroupId", resourceValue: "RESOURCE_ID" },
      ],
    });
    const allowed = (name: string) =>
      [...statementsOf(stack, "aws:iam/rolePolicy:RolePolicy", name).values()].map((statement) => {
        const { Action, Resource } = statement as { Action?: unknown; Resource?: unknown };
        return [Action, Resource];
      });
    const run = (document: string) => [
      ["ssm:StartAutomationExecution", `arn:aws:ssm:*::automation-definition/${document}:*`],
      ["ssm:GetAutomationExecution", "arn:aws:ssm:*:111122223333:automation-execution/*"],
    ];
    expect(allowed("platform-remediate-unrestricted-ssh")).toEqual([
      [["ec2:RevokeSecurityGroupIngress"], "arn:aws:ec2:*:111122223333:security-group/*"],
      [["ec2:DescribeSecurityGroups"], "*"],
      ...run("AWS-DisablePublicAccessForSecurityGroup"),
    ]);
    expect(allowed("platform-remediate-s3-public-access")).toEqual([
      [["s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"], "arn:aws:s3:::*"],
      ...run("AWSConfigRemediation-ConfigureS3BucketPublicAccessBlock"),
    ]);
    expect(inputsOf(stack, ROLE, "platform-remediate-s3-public-access")["assumeRolePolicy"]).toMatchObject({
      Statement: [
        {
          Principal: { Service: "ssm.amazonaws.com" },
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ssm:*:111122223333:automation-execution/*" },
          },
        },
      ],
    });
  });

  it("releases and deletes what is not in use only where it is the platform's, and keeps a copy of a volume", () => {
    const { account: unused } = stacksOf("compliance: { remediate: [idle-addresses, unattached-volumes] }");
    const own = { StringEquals: { "aws:ResourceTag/project": "acme" } };
    const statement = (name: string, sid: string) =>
      statementsOf(unused, "aws:iam/rolePolicy:RolePolicy", `platform-remediate-${name}`).get(sid);
    expect(statement("idle-addresses", "PutRight")).toMatchObject({
      Action: ["ec2:ReleaseAddress"],
      Resource: "arn:aws:ec2:*:111122223333:elastic-ip/*",
      Condition: own,
    });
    expect(statement("unattached-volumes", "PutRight")).toMatchObject({
      Action: ["ec2:CreateSnapshot", "ec2:DeleteVolume"],
      Resource: "arn:aws:ec2:*:111122223333:volume/*",
      Condition: own,
    });
    expect(statement("unattached-volumes", "KeepCopy")).toMatchObject({ Action: "ec2:CreateSnapshot" });
    const documents = [...nodesOf(unused, "aws:cfg/remediationConfiguration:RemediationConfiguration").values()];
    expect(documents.map(({ inputs }) => inputs["targetId"])).toEqual([
      "AWS-ReleaseElasticIP",
      "AWSConfigRemediation-DeleteUnusedEBSVolume",
    ]);
  });

  it("is attached to what is declared, and to nothing else", () => {
    const names = [...nodesOf(stack, "aws:cfg/remediationConfiguration:RemediationConfiguration").keys()];
    expect(names).toEqual(["platform-unrestricted-ssh-us-east-1", "platform-s3-public-access-us-east-1"]);
  });
});

describe("who is told", () => {
  const EVENT_RULE = "aws:cloudwatch/eventRule:EventRule";
  const overlay = { production: `${account}regions: { primary: us-east-1, standby: us-west-2 }\n` };

  it("hears of findings of the platform's rules, by the topic of tickets", () => {
    const { production } = stacksOf(`compliance: {}\n${told}`);
    expect(inputsOf(production, EVENT_RULE, "platform-findings")["eventPattern"]).toEqual({
      source: ["aws.config"],
      "detail-type": ["Config Rules Compliance Change"],
      detail: {
        configRuleName: [{ prefix: "acme-" }],
        newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
      },
    });
    const target = inputsOf(production, "aws:cloudwatch/eventTarget:EventTarget", "platform-findings");
    expect(target["arn"]).toBe("<aws:sns/topic:Topic::platform-ticket.arn>");
    const policies = ["aws:sns/topicPolicy:TopicPolicy::platform-ticket", "aws:kms/key:Key::platform-data"];
    for (const id of policies) {
      const node = production.nodes.find((one) => one.id === id);
      expect(JSON.stringify(node?.inputs["policy"]), id).toContain('"events.amazonaws.com"');
    }
  });

  it("is told of other regions too", () => {
    const { account: stack } = stacksOf(`compliance: {}\n${told}`, overlay);
    const bus = "arn:aws:events:us-east-1:111122223333:event-bus/default";
    const rules = [...nodesOf(stack, EVENT_RULE).values()];
    expect(rules.map(({ name, inputs }) => [name, inputs["region"]])).toEqual([
      ["platform-findings-us-west-2", "us-west-2"],
    ]);
    expect(inputsOf(stack, "aws:cloudwatch/eventTarget:EventTarget", "platform-findings-us-west-2")).toMatchObject({
      region: "us-west-2",
      arn: bus,
    });
    const [statement] = statementsOf(stack, "aws:iam/rolePolicy:RolePolicy", "platform-forward-findings").values();
    expect(statement).toMatchObject({ Action: "events:PutEvents", Resource: bus });
  });

  it("is nobody where nobody is named, or nobody wants to be", () => {
    for (const text of ["compliance: {}", `compliance: { notify: false }\n${told}`]) {
      const { account: stack, production } = stacksOf(text, overlay);
      expect([...nodesOf(stack, EVENT_RULE).keys(), ...nodesOf(production, EVENT_RULE).keys()]).toEqual([]);
    }
  });
});

describe("singletons", () => {
  const all = [
    "configRole",
    "configRecorder",
    "trail",
    "accessAnalyzer",
    "volumeEncryption",
    "publicAccessBlock",
    "passwordPolicy",
  ];
  const settings = (what: string) => `{ ${all.map((name) => `${name}: ${what}`).join(", ")} }`;
  const stackWith = (what: string) =>
    stacksOf("compliance: { rules: [s3-tls] }", {
      production: `account: { id: "111122223333", singletons: ${settings(what)} }\nregions: { standby: us-west-2 }\n`,
    }).account;

  it("are adopted by what identifies them, in their region", () => {
    const imported = Object.fromEntries(
      stackWith("adopt").nodes.flatMap(({ id, options }) =>
        options.import === undefined ? [] : [[id, options.import]],
      ),
    );
    expect(imported).toEqual({
      "aws:iam/serviceLinkedRole:ServiceLinkedRole::platform-config":
        "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
      "aws:cloudtrail/trail:Trail::platform": "arn:aws:cloudtrail:us-east-1:111122223333:trail/acme",
      "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock::platform": "111122223333",
      "aws:iam/accountPasswordPolicy:AccountPasswordPolicy::platform": "iam-account-password-policy",
      ...Object.fromEntries(
        [
          ["us-east-1", ""],
          ["us-west-2", "@us-west-2"],
        ].flatMap(([region, end]) => [
          [`aws:ebs/encryptionByDefault:EncryptionByDefault::platform-volumes-${region}`, `default${end}`],
          [`aws:accessanalyzer/analyzer:Analyzer::platform-analyzer-${region}`, `acme${end}`],
          [`${RECORDER}::platform-recorder-${region}`, `default${end}`],
          [`aws:cfg/deliveryChannel:DeliveryChannel::platform-recorder-${region}`, `default${end}`],
          [`aws:cfg/recorderStatus:RecorderStatus::platform-recorder-${region}`, `default${end}`],
        ]),
      ),
    });
  });

  it("are left alone, and the rules are deployed all the same", () => {
    const tokens = new Set(
      stackWith("skip")
        .nodes.filter(({ kind }) => kind === "resource")
        .map(({ token }) => token),
    );
    expect([...tokens]).toEqual([RULE]);
  });

  it("keep the bucket as long as anybody writes", () => {
    const { account: stack } = stacksOf("compliance: {}", {
      production: 'account: { id: "111122223333", singletons: { configRecorder: skip } }\n',
    });
    const statements = statementsOf(stack, "aws:s3/bucketPolicy:BucketPolicy", "platform-records");
    expect([...statements.keys()]).toEqual(["TrailLooks", "TrailWrites", "DenyWithoutTls"]);
    expect(nodesOf(stack, RECORDER).size).toBe(0);
  });
});

it("records only what the rules look at where that is asked", () => {
  const { account: stack } = stacksOf(
    "compliance: { recorder: { allResources: false, globalResources: false }, rules: [s3-tls, admin-policies, key-rotation] }",
  );
  expect(inputsOf(stack, RECORDER, "platform-recorder-us-east-1")["recordingGroup"]).toEqual({
    allSupported: false,
    includeGlobalResourceTypes: false,
    resourceTypes: ["AWS::KMS::Key", "AWS::S3::Bucket"],
  });
});
