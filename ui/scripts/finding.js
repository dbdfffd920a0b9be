// Which texts fit what is typed: with and without marks, the exact phrase first.

import { fold } from "./text.js";

const plain = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

const startsIn = (text, phrase) => ` ${text}`.includes(` ${phrase}`);

// How well a text fits, from 0 for the best; null where it does not. A phrase in the name of a
// commune goes before one in that of its district, which follows a dot.
export const fitOf = (typed) => {
  const phrase = plain(typed);
  const bare = fold(phrase);
  const words = bare.split(" ");
  return (text) => {
    const whole = plain(text);
    const folded = fold(whole);
    const [name] = whole.split(" · ");
    const known = fold(name);
    const fits = [
      whole === phrase,
      folded === bare,
      startsIn(name, phrase),
      startsIn(known, bare),
      startsIn(folded, bare),
      folded.includes(bare),
      words.every((word) => folded.includes(word)),
    ].indexOf(true);
    return fits < 0 ? null : fits;
  };
};

// What fits of some things, the best first, as they stood where they fit alike.
export const found = (all, typed, textOf) => {
  const fit = fitOf(typed);
  return all.map((each) => ({ each, at: fit(textOf(each)) }))
    .filter(({ at }) => at !== null)
    .sort((one, other) => one.at - other.at)
    .map(({ each }) => each);
};
