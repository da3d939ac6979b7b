/** Texts that are made by chance. */
import { randomInt } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";

export const CHARACTERS = {
  alphanumeric: LETTERS + DIGITS,
  symbols: `${LETTERS}${DIGITS}!#$%&()*+,-./:;<=>?@[]^_{|}~`,
  hexadecimal: `${DIGITS}abcdef`,
};

export function randomText(length, characters) {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join("");
}

/** 64 letters and digits: 381 bits, and nothing that an address or a shell would have to quote. */
export function randomPassword() {
  return randomText(64, CHARACTERS.alphanumeric);
}
