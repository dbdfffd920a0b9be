// A list to choose one unit from: typed letters find it with and without diacritics.

const fold = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().trim();

// The first letters are the key of what follows, the rest is deflated.
const KEY = 16;
const unpack = (bytes) =>
  new Response(new Blob([bytes.subarray(KEY)]).stream().pipeThrough(new DecompressionStream("deflate"))).json();

function build(data, host) {
  const chosen = data.options.find(([code]) => code === data.value) || data.options[0];
  host.innerHTML = "";

  const button = document.createElement("button");
  button.type = "button";
  button.className = "shown";
  button.setAttribute("aria-haspopup", "listbox");
  button.setAttribute("aria-expanded", "false");
  const label = document.createElement("span");
  label.className = "w";
  label.textContent = data.label;
  const name = document.createElement("span");
  name.className = "n";
  name.textContent = chosen[1];
  button.append(label, name);
  button.title = chosen[1];

  const panel = document.createElement("div");
  panel.className = "panel";
  panel.hidden = true;
  const find = document.createElement("input");
  find.type = "text";
  find.autocomplete = "off";
  find.placeholder = data.hint;
  find.setAttribute("role", "combobox");
  find.setAttribute("aria-label", data.hint);
  find.setAttribute("aria-controls", "k-unit-list");
  find.setAttribute("aria-expanded", "true");
  const list = document.createElement("ul");
  list.id = "k-unit-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", data.label);
  const none = document.createElement("p");
  none.className = "none";
  none.textContent = data.none;
  panel.append(find, list, none);
  host.append(button, panel);

  const items = data.options.map(([code, text, depth], at) => {
    const item = document.createElement("li");
    item.id = `k-unit-${at}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(code === data.value));
    item.className = `d${depth}`;
    item.textContent = text;
    item.dataset.code = code;
    item.dataset.find = fold(text);
    list.append(item);
    return item;
  });
  let active = null;

  const shown = () => items.filter((item) => !item.hidden);
  const point = (item) => {
    if (active) active.classList.remove("on");
    active = item || null;
    if (!active) { find.removeAttribute("aria-activedescendant"); return; }
    active.classList.add("on");
    find.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  };
  const filter = () => {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    items.forEach((item) => { item.hidden = !words.every((word) => item.dataset.find.includes(word)); });
    list.classList.toggle("found", words.length > 0);
    none.hidden = shown().length > 0;
    point(shown()[0]);
  };
  const close = (back) => {
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  };
  const open = () => {
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    find.value = "";
    filter();
    point(items.find((item) => item.dataset.code === data.value));
    find.focus();
  };
  const pick = (item) => {
    close(true);
    if (item && item.dataset.code !== data.value) {
      name.textContent = item.textContent;
      host.pick(item.dataset.code);
    }
  };
  const step = (by) => {
    const all = shown();
    if (all.length) point(all[Math.min(Math.max(all.indexOf(active) + by, 0), all.length - 1)]);
  };

  button.addEventListener("click", () => (panel.hidden ? open() : close(false)));
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && panel.hidden) { event.preventDefault(); open(); }
  });
  find.addEventListener("input", filter);
  find.addEventListener("keydown", (event) => {
    const act = {
      ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => pick(active), Escape: () => close(true),
    }[event.key];
    if (act) { event.preventDefault(); event.stopPropagation(); act(); }
  });
  list.addEventListener("click", (event) => pick(event.target.closest("li")));

  const outside = (event) => {
    if (!host.isConnected) document.removeEventListener("pointerdown", outside);
    else if (!host.contains(event.target)) close(false);
  };
  document.addEventListener("pointerdown", outside);
  host.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !host.contains(event.relatedTarget)) close(false);
  });
  return () => document.removeEventListener("pointerdown", outside);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".k-unit");
  if (!host) return;
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  const key = String.fromCharCode(...bytes.subarray(0, KEY));
  host.pick = (code) => setTriggerValue("picked", code);
  if (host.dataset.shown === key) return;
  host.dataset.shown = key;
  unpack(bytes).then((said) => {
    if (host.dataset.shown !== key) return;
    if (host.leave) host.leave();
    host.leave = build(said, host);
  });
}
