/**
 * Writes once a month what an environment cost and what of it is not used. A part that cannot be asked says so in the
 * message and keeps nobody from the rest.
 */
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { costsOf, firstOfMonth, monthName } from "./costs.mjs";
import { idleOnes, wrongSizes } from "./unused.mjs";

const sns = new SNSClient({});

export const handler = async ({ time }) => {
  const { TOPIC: topic, PROJECT: project, ENVIRONMENT: environment, WATCH: watch, CLUSTER: cluster } = process.env;
  const month = firstOfMonth(new Date(time), -1);
  const watched = watch.split(",");
  const parts = [part("What it cost", () => costsOf({ project, environment, month, budget: process.env.BUDGET }))];
  if (watched.some((one) => one.startsWith("idle-"))) {
    parts.push(part("Paid for and hardly used", () => idleOnes(`${project}/${environment}/platform/idle-`)));
  }
  if (watched.includes("rightsizing") && cluster) {
    parts.push(part("Too large or too small", () => wrongSizes(cluster)));
  }
  const { MessageId: message } = await sns.send(
    new PublishCommand({
      TopicArn: topic,
      Subject: `${project} ${environment}: costs of ${monthName(month)}`,
      Message: (await Promise.all(parts)).join("\n\n"),
    }),
  );
  console.log(JSON.stringify({ month: monthName(month), message }));
};

async function part(title, ask) {
  try {
    return [title, ...(await ask()).map((line) => `  ${line}`)].join("\n");
  } catch (error) {
    console.error(JSON.stringify({ part: title, error: error.name, message: error.message }));
    return `${title}\n  could not be asked: ${error.name}`;
  }
}
