// What was searched and how rows are sorted, kept in the address: a link shows the same rows.

const WORDS = "tim", SORT = "sap", FLAT = "tat_ca", ALL = "them";
const NAMES = "ten";

export const askedOf = (search) => {
  const asked = new URLSearchParams(search);
  const sort = asked.get(SORT);
  const down = Boolean(sort) && sort.startsWith("-");
  const code = down ? sort.slice(1) : sort;
  return {
    words: asked.get(WORDS) || "",
    flat: asked.get(FLAT) === "1",
    all: asked.get(ALL) === "1",
    sort: code === NAMES ? "" : code,
    down,
  };
};

export const addressOf = (search, { words, flat, all, sort, down }) => {
  const asked = new URLSearchParams(search);
  const wanted = {
    [WORDS]: words.trim(),
    [SORT]: sort === null ? "" : `${down ? "-" : ""}${sort || NAMES}`,
    [FLAT]: flat ? "1" : "",
    [ALL]: all ? "1" : "",
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (value) asked.set(name, value);
    else asked.delete(name);
  }
  const text = asked.toString();
  return text ? `?${text}` : "";
};

export const keepAddress = (state) => {
  const { pathname, search, hash } = window.location;
  const wanted = addressOf(search, state);
  if (wanted !== search) {
    window.history.replaceState(window.history.state, "", `${pathname}${wanted}${hash}`);
  }
};
