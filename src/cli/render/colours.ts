/** The colours of one stream: picocolors', or none. */
import picocolors from "picocolors";

export type Colours = ReturnType<typeof picocolors.createColors>;

/** Colours that are written, or functions that leave the text as it is. */
export function coloursFor(areAllowed: boolean): Colours {
  return picocolors.createColors(areAllowed);
}
