/** In which order environments are deployed where the author gives none: what is risked least comes first. */

export interface OrderedEnvironment {
  readonly environment: string;
  readonly protected: boolean;
  readonly approved: boolean;
}

/** Those that may be thrown away, the protected ones, those that are approved; by name within each. */
export function deliveryOrder(environments: readonly OrderedEnvironment[]): readonly string[] {
  const rank = (one: OrderedEnvironment) => (one.approved ? 2 : one.protected ? 1 : 0);
  return [...environments]
    .sort((a, b) => rank(a) - rank(b) || (a.environment < b.environment ? -1 : 1))
    .map(({ environment }) => environment);
}
