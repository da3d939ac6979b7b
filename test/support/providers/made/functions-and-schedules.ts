/** What the simulated cloud makes of what is started by a clock or an event. */
import { arn, byArn, hex, type Maker } from "./maker.ts";

export const functionsAndSchedulesMakers: Readonly<Record<string, Maker>> = {
  "aws:lambda/function:Function": (input, place) => ({
    id: input("name"),
    arn: arn("lambda", place, `function:${input("name")}`),
    version: "$LATEST",
    lastModified: new Date().toISOString(),
  }),
  "aws:lambda/invocation:Invocation": (input) => ({
    id: `${input("functionName")}_$LATEST_${hex(32)}`,
    result: "null",
  }),
  // The provider's own is the statement's alone, which is unique in the policy of a function, and not beyond it.
  "aws:lambda/permission:Permission": (input) => ({ id: `${input("function")}/${input("statementId")}` }),
  "aws:scheduler/schedule:Schedule": (input, place) => ({
    id: `${input("groupName") || "default"}/${input("name")}`,
    arn: arn("scheduler", place, `schedule/${input("groupName") || "default"}/${input("name")}`),
  }),
  "aws:scheduler/scheduleGroup:ScheduleGroup": (input, place) => ({
    id: input("name"),
    arn: arn("scheduler", place, `schedule-group/${input("name")}`),
    state: "ACTIVE",
  }),
  "aws:sfn/stateMachine:StateMachine": byArn((input, place) => ({
    id: arn("states", place, `stateMachine:${input("name")}`),
    status: "ACTIVE",
    creationDate: new Date().toISOString(),
    revisionId: "INITIAL",
  })),
};
