/** What the simulated cloud makes of queues and topics. */
import { arn, byArn, hex, type Maker, settingOf } from "./maker.ts";

export const messagesMakers: Readonly<Record<string, Maker>> = {
  "aws:sns/topic:Topic": byArn((input, place) => ({
    id: arn("sns", place, input("name")),
    owner: place.account,
    beginningArchiveTime: "",
  })),
  "aws:sns/topicPolicy:TopicPolicy": (input, { account }) => ({ id: input("arn"), owner: account }),
  "aws:sns/topicSubscription:TopicSubscription": byArn((input, { account }) => ({
    id: `${input("topic")}:${hex(8)}-${hex(4)}-${hex(12)}`,
    ownerId: account,
    pendingConfirmation: input("protocol") === "email",
    confirmationWasAuthenticated: input("protocol") !== "email",
  })),
  "aws:sqs/queue:Queue": (input, place) => {
    const url = `https://sqs.${place.region}.amazonaws.com/${place.account}/${input("name")}`;
    return { id: url, url, arn: arn("sqs", place, input("name")) };
  },
  "aws:sqs/queuePolicy:QueuePolicy": settingOf("queueUrl"),
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": settingOf("queueUrl"),
};
