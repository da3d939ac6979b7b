/** What the makers of all services share: identifiers and ARNs in AWS's forms. */
import { randomBytes } from "node:crypto";
import type { Properties } from "../store.ts";

export interface Place {
  readonly account: string;
  readonly region: string;
}

export type Maker = (inputs: Inputs, place: Place) => { readonly id: string } & Properties;

/** Inputs as text, for identifiers that are made of them. */
type Inputs = (property: string) => string;

export const hex = (digits: number) =>
  randomBytes(Math.ceil(digits / 2))
    .toString("hex")
    .slice(0, digits);

export const arn = (service: string, { account, region }: Place, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

export const iam = ({ account }: Place, resource: string) => `arn:aws:iam::${account}:${resource}`;

export const zoneId = () => `Z${hex(20).toUpperCase()}`;

/** Something that is named by its ARN. */
export function byArn(make: Maker): Maker {
  return (inputs, place) => {
    const { id, ...outputs } = make(inputs, place);
    return { id, arn: id, ...outputs };
  };
}

/** A setting of another object, named as that is. */
export function settingOf(property: string): Maker {
  return (input) => ({ id: input(property) });
}
