// spec/platform.yaml jobs.report
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { project } from "../atlas";
import { oldOrdersConnection } from "../atlas-network";
import { cluster } from "../cluster";
import { rotateDatabasesFunction, rotateDatabasesPolicy, permission } from "../database-passwords";
import { Group } from "../group";
import { dataKey, logsKey } from "../keys";
import { vpc } from "../network";
import { provider } from "../provider";
import { scheduleGroup } from "../schedules";
import { reportSecurityGroup } from "../security-groups";

// jobs.report
const report = new Group("report");

// jobs.report
const logGroup = new aws.cloudwatch.LogGroup(
  "report",
  {
    name: "/hello/production/report",
    retentionInDays: 30,
    kmsKeyId: logsKey.arn,
    tags: { Name: "hello-production-report" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// jobs.report
const executionRole = new aws.iam.Role(
  "report-execution",
  {
    path: "/hello/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:111122223333:*" },
          },
        },
      ],
    }),
    description: "Starts the tasks of report: pulls images, writes logs",
    tags: { Name: "hello-production-report-execution" },
  },
  { parent: report, provider },
);

// jobs.report
const taskRole = new aws.iam.Role(
  "report-task",
  {
    path: "/hello/production/",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:111122223333:*" },
          },
        },
      ],
    }),
    description: "What the containers of report may do",
    tags: { Name: "hello-production-report-task" },
  },
  { parent: report, provider },
);

// jobs.report.uses.archive
const usesOldOrdersPassword = new aws.secretsmanager.Secret(
  "report-uses-old-orders",
  {
    name: "hello/production/report-uses-old-orders/database-password",
    description: "How report signs in to the database old-orders",
    kmsKeyId: dataKey.arn,
    recoveryWindowInDays: 0,
    tags: {
      Name: "hello-production-report-uses-old-orders",
      "rotation-user": "report-uses-old-orders",
      "rotation-project": project.id,
    },
  },
  { parent: report, provider },
);

// jobs.report.uses.archive
const usesOldOrdersPasswordPolicy = new aws.secretsmanager.SecretPolicy(
  "report-uses-old-orders",
  {
    secretArn: usesOldOrdersPassword.arn,
    blockPublicPolicy: true,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [usesOldOrdersPassword.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "DenyOtherAccounts",
          Effect: "Deny",
          Principal: "*",
          Action: "secretsmanager:*",
          Resource: [usesOldOrdersPassword.arn],
          Condition: {
            StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    }),
  },
  { parent: report, provider },
);

// jobs.report.uses.archive
const usesOldOrdersUser = new aws.lambda.Invocation(
  "report-uses-old-orders",
  {
    functionName: rotateDatabasesFunction.name,
    lifecycleScope: "CRUD",
    input: pulumi.jsonStringify({
      secret: usesOldOrdersPassword.arn,
      project: project.id,
      user: "report-uses-old-orders",
      description: "Tasks of report",
      roles: [{ roleName: "readWrite", databaseName: "old-orders" }],
      scopes: [{ type: "CLUSTER", name: "old-orders" }],
    }),
  },
  { parent: report, provider, dependsOn: [rotateDatabasesPolicy, permission] },
);

// jobs.report.uses.archive
const usesOldOrdersPasswordRotation = new aws.secretsmanager.SecretRotation(
  "report-uses-old-orders",
  {
    secretId: usesOldOrdersPassword.arn,
    rotationLambdaArn: rotateDatabasesFunction.arn,
    rotationRules: { automaticallyAfterDays: 60 },
    rotateImmediately: true,
  },
  { parent: report, provider, dependsOn: [rotateDatabasesPolicy, permission, usesOldOrdersUser] },
);

// jobs.report
const executionPolicy = new aws.iam.RolePolicy(
  "report-execution",
  {
    role: executionRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: pulumi.interpolate`${logGroup.arn}:*`,
        },
        {
          Sid: "ReadSecrets",
          Effect: "Allow",
          Action: "secretsmanager:GetSecretValue",
          Resource: [usesOldOrdersPassword.arn],
        },
        {
          Sid: "DecryptSecrets",
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: dataKey.arn,
          Condition: {
            StringEquals: { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com" },
          },
        },
      ],
    }),
  },
  { parent: report, provider },
);

// jobs.report
const taskDefinition = new aws.ecs.TaskDefinition(
  "report",
  {
    family: "hello-production-report",
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    skipDestroy: true,
    containerDefinitions: pulumi.jsonStringify([
      {
        name: "report",
        image: "public.ecr.aws/nginx/nginx:1.29.1",
        essential: true,
        user: "10001",
        readonlyRootFilesystem: true,
        environment: [
          { name: "ARCHIVE_DATABASE", value: "old-orders" },
          {
            name: "ARCHIVE_URI",
            value: pulumi.interpolate`${oldOrdersConnection.connectionStrings.standardSrv}/old-orders?authSource=admin&readPreference=secondaryPreferred&retryWrites=true&w=majority`,
          },
        ],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroup.name,
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "report",
            mode: "non-blocking",
            "max-buffer-size": "25m",
          },
        },
        linuxParameters: { initProcessEnabled: true },
        stopTimeout: 30,
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        secrets: [
          {
            name: "ARCHIVE_PASSWORD",
            valueFrom: pulumi.interpolate`${usesOldOrdersPassword.arn}:password::`,
          },
          {
            name: "ARCHIVE_USER",
            valueFrom: pulumi.interpolate`${usesOldOrdersPassword.arn}:username::`,
          },
        ],
        cpu: 0,
        portMappings: [],
      },
    ]),
    tags: { Name: "hello-production-report" },
  },
  { parent: report, provider },
);

// jobs.report
export const deadLetters = new aws.sqs.Queue(
  "report-dead-letters",
  {
    kmsMasterKeyId: dataKey.arn,
    kmsDataKeyReusePeriodSeconds: 300,
    messageRetentionSeconds: 1209600,
    tags: { Name: "hello-production-report-dead-letters" },
  },
  { provider, protect: true, retainOnDelete: true },
);

// jobs.report
const deadLettersPolicy = new aws.sqs.QueuePolicy(
  "report-dead-letters",
  {
    queueUrl: deadLetters.url,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: [deadLetters.arn],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  },
  { parent: report, provider },
);

// jobs.report
const schedulerRole = new aws.iam.Role(
  "report-scheduler",
  {
    path: "/hello/production/",
    description: "Starts report at its times",
    assumeRolePolicy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "scheduler.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": scheduleGroup.arn },
          },
        },
      ],
    }),
    tags: { Name: "hello-production-report-scheduler" },
  },
  { parent: report, provider },
);

// jobs.report
const schedulerPolicy = new aws.iam.RolePolicy(
  "report-scheduler",
  {
    role: schedulerRole.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "ecs:RunTask",
          Resource: taskDefinition.arn,
          Condition: { ArnEquals: { "ecs:cluster": cluster.arn } },
        },
        {
          Effect: "Allow",
          Action: "ecs:TagResource",
          Resource: pulumi.interpolate`arn:aws:ecs:us-east-1:111122223333:task/${cluster.name}/*`,
          Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } },
        },
        {
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: [executionRole.arn, taskRole.arn],
          Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        },
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters.arn },
        { Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: dataKey.arn },
      ],
    }),
  },
  { parent: report, provider },
);

// jobs.report.schedule
const schedule = new aws.scheduler.Schedule(
  "report",
  {
    groupName: scheduleGroup.name,
    description: "Starts report",
    scheduleExpression: "cron(0 3 ? * 2 *)",
    scheduleExpressionTimezone: "UTC",
    state: "ENABLED",
    flexibleTimeWindow: { mode: "OFF" },
    kmsKeyArn: dataKey.arn,
    target: {
      arn: cluster.arn,
      roleArn: schedulerRole.arn,
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
      deadLetterConfig: { arn: deadLetters.arn },
      ecsParameters: {
        taskDefinitionArn: taskDefinition.arn,
        launchType: "FARGATE",
        taskCount: 1,
        networkConfiguration: {
          subnets: vpc.privateSubnetIds,
          securityGroups: [reportSecurityGroup.id],
          assignPublicIp: false,
        },
        enableEcsManagedTags: true,
        propagateTags: "TASK_DEFINITION",
      },
    },
  },
  {
    parent: report,
    provider,
    dependsOn: [schedulerPolicy, executionPolicy, usesOldOrdersPasswordRotation],
  },
);

// jobs.report
const errorQuery = new aws.cloudwatch.QueryDefinition(
  "report",
  {
    name: "hello/production/report/errors",
    logGroupNames: [logGroup.name],
    queryString:
      'fields @timestamp, @logStream, @message\n| filter level in ["error", "ERROR", "fatal", "FATAL", "critical", "CRITICAL"] or level >= 50\n| sort @timestamp desc\n| limit 200',
  },
  { parent: report, provider, deleteBeforeReplace: true },
);
