/** What Cost Explorer says of the tags of an environment. Each request costs a cent. */
import { CostExplorerClient, GetCostAndUsageCommand } from "@aws-sdk/client-cost-explorer";

/** Cost Explorer is asked in one region, wherever the costs are. */
const costExplorer = new CostExplorerClient({ region: "us-east-1" });

/** The services of AWS that are named. */
const MOST = 10;

/** Lines about a month and the one before. */
export async function costsOf({ project, environment, month, budget }) {
  const before = firstOfMonth(month, -1);
  const tags = { project, environment };
  const groups = await ask({
    TimePeriod: { Start: dateOf(before), End: dateOf(firstOfMonth(month, 1)) },
    Granularity: "MONTHLY",
    Metrics: ["UnblendedCost"],
    GroupBy: [{ Type: "DIMENSION", Key: "SERVICE" }],
    Filter: { And: Object.entries(tags).map(([Key, value]) => ({ Tags: { Key, Values: [value] } })) },
  });
  const of = (start) => groups.filter((group) => group.start === dateOf(start));
  const [now, then] = [sum(of(month)), sum(of(before))];
  if (now === 0 && then === 0) {
    return [
      "nothing is known: are the tags project and environment active as cost allocation tags where the bill is paid?",
    ];
  }
  const limit = budget === undefined ? "" : `; the budget is ${dollars(Number(budget))}`;
  const most = of(month)
    .filter(({ amount }) => amount >= 0.01)
    .sort((a, b) => b.amount - a.amount);
  return [
    `${dollars(now)} in ${monthName(month)}, ${dollars(then)} in ${monthName(before)}${limit}`,
    ...most.slice(0, MOST).map(({ service, amount }) => `${dollars(amount)}  ${service}`),
  ];
}

/** One member for each month and service of AWS. */
async function ask(request) {
  const groups = [];
  let NextPageToken;
  do {
    const page = await costExplorer.send(new GetCostAndUsageCommand({ ...request, NextPageToken }));
    for (const { TimePeriod, Groups } of page.ResultsByTime) {
      for (const { Keys, Metrics } of Groups) {
        groups.push({ start: TimePeriod.Start, service: Keys[0], amount: Number(Metrics.UnblendedCost.Amount) });
      }
    }
    NextPageToken = page.NextPageToken;
  } while (NextPageToken !== undefined);
  return groups;
}

/** The first day of the month that is so many after that of a day, in UTC. */
export function firstOfMonth(day, months) {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
}

export function monthName(day) {
  return day.toLocaleString("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
}

const dateOf = (day) => day.toISOString().slice(0, 10);
const sum = (groups) => groups.reduce((total, { amount }) => total + amount, 0);
const dollars = (amount) =>
  `${amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} USD`;
