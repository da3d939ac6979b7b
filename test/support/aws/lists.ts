/**
 * The lists of AWS over the simulated cloud, on 127.0.0.1: what recovery asks of CloudWatch Logs, Cost Explorer, AWS
 * Backup, CloudFront and IAM (see identify.json). One object a page, so that whoever asks has to turn them; refused are
 * wrong signatures, other operations, and fields that AWS does not know.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Cloud, CloudObject } from "../cloud.ts";
import { Refused } from "./refused.ts";
import { checkSignature, SECRET, type Signed } from "./signature.ts";

export interface Lists {
  /** For whoever asks. */
  readonly variables: Readonly<Record<string, string>>;
  /** What was asked: `logs Logs_20140328.DescribeDeliveries`, `backup backup/plans/p1/selections/`. */
  readonly asked: readonly string[];
  dispose(): void;
}

interface List {
  /** Fields that AWS takes, besides that of the page. */
  readonly fields: readonly string[];
  /** The field with which a page is asked for. */
  readonly ask: string;
  readonly type: string;
  /** Which of them, by what is sent. */
  readonly only?: (sent: Sent, object: CloudObject) => boolean;
  /** A page of at most one object, as AWS writes it; `next` is empty for the last. */
  readonly page: (object: CloudObject | undefined, next: string) => string;
}

type Sent = Readonly<Record<string, string>>;

const input = (object: CloudObject, property: string) => String(object.inputs[property] ?? "");
const json = (field: string, token: string, item: (object: CloudObject) => object): List["page"] => {
  return (object, next) =>
    JSON.stringify({ [field]: object ? [item(object)] : [], ...(next === "" ? {} : { [token]: next }) });
};
const cloudFront = (root: string, item: (object: CloudObject) => string): List["page"] => {
  return (object, next) =>
    `<?xml version="1.0"?>\n<${root} xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><MaxItems>1</MaxItems>` +
    `${next === "" ? "<NextMarker></NextMarker>" : `<NextMarker>${next}</NextMarker>`}<Quantity>${object ? 1 : 0}</Quantity>` +
    `${object ? `<Items>${item(object)}</Items>` : ""}</${root}>`;
};

/** By service and operation, or path. */
const LISTS: readonly (readonly [RegExp, List])[] = [
  [
    /^logs Logs_20140328\.DescribeQueryDefinitions$/,
    {
      fields: ["queryDefinitionNamePrefix", "queryLanguage", "maxResults"],
      ask: "nextToken",
      type: "aws:cloudwatch/queryDefinition:QueryDefinition",
      only: (sent, object) => input(object, "name").startsWith(sent["queryDefinitionNamePrefix"] ?? ""),
      page: json("queryDefinitions", "nextToken", (object) => ({
        queryDefinitionId: object.id,
        name: input(object, "name"),
        queryString: input(object, "queryString"),
        lastModified: 1,
      })),
    },
  ],
  [
    /^logs Logs_20140328\.DescribeDeliveries$/,
    {
      fields: ["limit"],
      ask: "nextToken",
      type: "aws:cloudwatch/logDelivery:LogDelivery",
      page: json("deliveries", "nextToken", (object) => ({
        id: object.id,
        deliverySourceName: input(object, "deliverySourceName"),
        deliveryDestinationArn: input(object, "deliveryDestinationArn"),
      })),
    },
  ],
  [
    /^ce AWSInsightsIndexService\.GetAnomalyMonitors$/,
    {
      fields: ["MaxResults", "MonitorArnList"],
      ask: "NextPageToken",
      type: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
      page: json("AnomalyMonitors", "NextPageToken", (object) => ({
        MonitorArn: object.id,
        MonitorName: input(object, "name"),
      })),
    },
  ],
  [
    /^ce AWSInsightsIndexService\.GetAnomalySubscriptions$/,
    {
      fields: ["MaxResults", "MonitorArn", "SubscriptionArnList"],
      ask: "NextPageToken",
      type: "aws:costexplorer/anomalySubscription:AnomalySubscription",
      page: json("AnomalySubscriptions", "NextPageToken", (object) => ({
        SubscriptionArn: object.id,
        SubscriptionName: input(object, "name"),
        MonitorArnList: object.inputs["monitorArnLists"],
      })),
    },
  ],
  [
    /^backup backup\/plans\/([^/]+)\/selections\/$/,
    {
      fields: ["maxResults"],
      ask: "nextToken",
      type: "aws:backup/selection:Selection",
      only: (sent, object) => input(object, "planId") === sent["of"],
      page: json("BackupSelectionsList", "NextToken", (object) => ({
        BackupPlanId: input(object, "planId"),
        SelectionId: object.id,
        SelectionName: input(object, "name"),
      })),
    },
  ],
  [
    /^cloudfront 2020-05-31\/origin-access-control$/,
    {
      fields: ["MaxItems"],
      ask: "Marker",
      type: "aws:cloudfront/originAccessControl:OriginAccessControl",
      page: cloudFront(
        "OriginAccessControlList",
        (object) =>
          `<OriginAccessControlSummary><Id>${object.id}</Id><Description></Description><Name>${input(object, "name")}</Name>` +
          "<SigningProtocol>sigv4</SigningProtocol></OriginAccessControlSummary>",
      ),
    },
  ],
  [
    /^cloudfront 2020-05-31\/response-headers-policy$/,
    {
      fields: ["Type", "MaxItems"],
      ask: "Marker",
      type: "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
      page: cloudFront(
        "ResponseHeadersPolicyList",
        (object) =>
          `<ResponseHeadersPolicySummary><Type>custom</Type><ResponseHeadersPolicy><Id>${object.id}</Id>` +
          `<ResponseHeadersPolicyConfig><Comment></Comment><Name>${input(object, "name")}</Name></ResponseHeadersPolicyConfig>` +
          "</ResponseHeadersPolicy></ResponseHeadersPolicySummary>",
      ),
    },
  ],
  [
    /^iam $/,
    {
      fields: ["Action", "Version", "PathPrefix", "MaxItems"],
      ask: "Marker",
      type: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
      only: ({ Action: action, PathPrefix: prefix = "/" }, object) => {
        if (action !== "ListRoles") throw new Refused(400, "InvalidAction", action);
        return pathOf(object).startsWith(prefix);
      },
      page: (object, next) =>
        `<ListRolesResponse><ListRolesResult><IsTruncated>${next !== ""}</IsTruncated><Roles>` +
        `${object ? `<member><Path>${pathOf(object)}</Path><Arn>${object.id}</Arn></member>` : ""}</Roles>` +
        `${next === "" ? "" : `<Marker>${next}</Marker>`}</ListRolesResult></ListRolesResponse>`,
    },
  ],
];

/** Services whose lists are the same wherever they are asked; all of them in us-east-1. */
const GLOBAL = /^(ce|cloudfront|iam)$/;

export async function startLists(cloud: Cloud): Promise<Lists> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, { cloud, asked }).then(({ status, body }) => {
      response.statusCode = status;
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    variables: {
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_ENDPOINT_URL: address,
    },
    asked,
    dispose: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(request: IncomingMessage, { cloud, asked }: { readonly cloud: Cloud; readonly asked: string[] }) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  try {
    const signed = checkSignature(request, body, SECRET);
    return { status: 200, body: list(request, body, { cloud, asked, signed }) };
  } catch (error) {
    const { status, code, message } =
      error instanceof Refused ? error : { status: 500, code: "InternalError", message: String(error) };
    return { status, body: JSON.stringify({ __type: code, message }) };
  }
}

function list(
  request: IncomingMessage,
  body: Buffer,
  { cloud, asked, signed }: { readonly cloud: Cloud; readonly asked: string[]; readonly signed: Signed },
): string {
  const { service, region } = signed;
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  const target = request.headers["x-amz-target"];
  const what = `${service} ${target === undefined ? pathname.slice(1) : String(target)}`;
  asked.push(what);
  const [form, definition] = LISTS.find(([of]) => of.test(what)) ?? [];
  if (form === undefined || definition === undefined) throw new Refused(400, "UnknownOperationException", what);
  if (target !== undefined && request.headers["content-type"] !== "application/x-amz-json-1.1") {
    throw new Refused(404, "UnknownOperationException", "no JSON");
  }
  const fields = (target === undefined ? Object.fromEntries(searchParams) : JSON.parse(body.toString("utf8"))) as Sent;
  const unknown = Object.keys(fields).filter((field) => field !== definition.ask && !definition.fields.includes(field));
  if (unknown.length > 0) throw new Refused(400, "ValidationException", `unknown fields ${unknown.join(", ")}`);
  if (GLOBAL.test(service) && region !== "us-east-1") throw new Refused(400, "ValidationException", region);
  const sent = { ...fields, of: form.exec(what)?.[1] ?? "" };
  const objects = cloud
    .list()
    .filter(({ type, region: at }) => type === definition.type && (GLOBAL.test(service) || at === region))
    .filter((object) => definition.only?.(sent, object) ?? true);
  const at = Number(fields[definition.ask] ?? 0);
  return definition.page(objects[at], at + 1 < objects.length ? String(at + 1) : "");
}

function pathOf(object: CloudObject): string {
  return `/aws-service-role/${input(object, "awsServiceName")}/`;
}
