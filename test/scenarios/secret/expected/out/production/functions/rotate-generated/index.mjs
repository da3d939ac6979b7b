/**
 * Rotates values that are made by chance. How one is made stands in the tags of its secret. The first rotation makes two
 * values, so that there is a previous one from the first day.
 */
import { CHARACTERS, randomText } from "./characters.mjs";
import { createHandler } from "./steps.mjs";

const SHORTEST = 16;

function settingsOf({ Name: name, Tags: tags = [] }) {
  const tag = (key) => tags.find(({ Key }) => Key === key)?.Value;
  const length = Number(tag("rotation-length"));
  const characters = CHARACTERS[tag("rotation-characters")];
  if (!Number.isInteger(length) || length < SHORTEST || characters === undefined) {
    throw new Error(`the tags rotation-length and rotation-characters of ${name} do not say how its value is made`);
  }
  return { length, characters };
}

function generate(secret) {
  const { length, characters } = settingsOf(secret);
  return randomText(length, characters);
}

export const handler = createHandler({
  first: generate,
  create: generate,
  // The tags may have changed since the value was made, so that it is held against the least that they may say.
  test: (secret, pending) => {
    if (pending.length < SHORTEST) throw new Error(`the new value of ${secret.Name} is too short`);
  },
});
