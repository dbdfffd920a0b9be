// Tells when this browser last looked at the journal of a database, and remembers that it does now.

// What was remembered; empty for a browser that has not looked yet or remembers nothing.
export function last(store, key, now) {
  try {
    const before = store.getItem(key) ?? "";
    store.setItem(key, now);
    return before;
  } catch {
    return "";
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".k-looked");
  // Once a visit of the page: what is drawn again has not been looked at anew.
  if (!host || host.dataset.told) return;
  host.dataset.told = "yes";
  setTriggerValue("asked", last(window.localStorage, data.key, data.now) || "never");
}
