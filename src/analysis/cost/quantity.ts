/** Amounts at three scales: with the fewest tasks that may run, as it usually is, and with the most. */

export interface Quantity {
  readonly minimum: number;
  readonly typical: number;
  readonly maximum: number;
}

export const SCALES = ["minimum", "typical", "maximum"] as const;
export const NOTHING: Quantity = { minimum: 0, typical: 0, maximum: 0 };

/** The same at every scale. */
export function constant(amount: number): Quantity {
  return { minimum: amount, typical: amount, maximum: amount };
}

export function times({ minimum, typical, maximum }: Quantity, factor: number): Quantity {
  return { minimum: minimum * factor, typical: typical * factor, maximum: maximum * factor };
}

export function sum(quantities: readonly Quantity[]): Quantity {
  return quantities.reduce(
    (total, { minimum, typical, maximum }) => ({
      minimum: total.minimum + minimum,
      typical: total.typical + typical,
      maximum: total.maximum + maximum,
    }),
    NOTHING,
  );
}
