// A list to choose one unit from: typed letters find it with and without diacritics.

import { bytesOf, keyOf, unpack } from "./packed.js";
import { fold } from "./text.js";

// Whether every word that was typed is part of a name; the name is folded already.
export const finds = (typed) => {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return (name) => words.every((word) => name.includes(word));
};

const made = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const buttonOf = (label, name) =>
  made(
    "button",
    { type: "button", class: "shown", "aria-haspopup": "listbox", "aria-expanded": "false" },
    made("span", { class: "w" }, label),
    name,
  );

const findOf = (hint) =>
  made("input", {
    type: "text",
    autocomplete: "off",
    placeholder: hint,
    role: "combobox",
    "aria-label": hint,
    "aria-controls": "k-unit-list",
    "aria-expanded": "true",
  });

const itemOf = ([code, text, depth], at, value) => {
  const selected = String(code === value);
  const item = made("li", { id: `k-unit-${at}`, role: "option", "aria-selected": selected }, text);
  item.className = `d${depth}`;
  item.dataset.code = code;
  item.dataset.find = fold(text);
  return item;
};

// What the list consists of, put into the host.
const drawn = (data, host) => {
  const [, chosen] = data.options.find(([code]) => code === data.value) || data.options[0];
  const name = made("span", { class: "n" }, chosen);
  const button = buttonOf(data.label, name);
  button.title = chosen;
  const find = findOf(data.hint);
  const items = data.options.map((option, at) => itemOf(option, at, data.value));
  const list = made(
    "ul",
    { id: "k-unit-list", role: "listbox", "aria-label": data.label },
    ...items,
  );
  const none = made("p", { class: "none" }, data.none);
  const panel = made("div", { class: "panel" }, find, list, none);
  panel.hidden = true;
  host.replaceChildren(button, panel);
  return { button, name, panel, find, list, none, items };
};

// Moves the mark through the items that are shown.
const pointer = ({ find, items }) => {
  let active = null;
  const shown = () => items.filter((item) => !item.hidden);
  const point = (item) => {
    if (active) active.classList.remove("on");
    active = item || null;
    if (!active) {
      find.removeAttribute("aria-activedescendant");
      return;
    }
    active.classList.add("on");
    find.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = shown();
    if (!all.length) return;
    point(all[Math.min(Math.max(all.indexOf(active) + by, 0), all.length - 1)]);
  };
  return { point, step, shown, active: () => active };
};

const opening = (parts, mark, value) => {
  const { button, panel, find, list, none, items } = parts;
  const filter = () => {
    const fits = finds(find.value);
    items.forEach((item) => {
      item.hidden = !fits(item.dataset.find);
    });
    list.classList.toggle("found", fold(find.value) !== "");
    none.hidden = mark.shown().length > 0;
    mark.point(mark.shown()[0]);
  };
  const unfold = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  const close = (back) => {
    unfold(false);
    if (back) button.focus();
  };
  const open = () => {
    unfold(true);
    find.value = "";
    filter();
    mark.point(items.find((item) => item.dataset.code === value));
    find.focus();
  };
  return { filter, close, open };
};

const build = (data, host) => {
  const parts = drawn(data, host);
  const { button, name, panel, find, list } = parts;
  const mark = pointer(parts);
  const { filter, close, open } = opening(parts, mark, data.value);
  const pick = (item) => {
    close(true);
    if (item && item.dataset.code !== data.value) {
      name.textContent = item.textContent;
      host.pick(item.dataset.code);
    }
  };
  button.addEventListener("click", () => (panel.hidden ? open() : close(false)));
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && panel.hidden) {
      event.preventDefault();
      open();
    }
  });
  find.addEventListener("input", filter);
  find.addEventListener("keydown", (event) => {
    const act = {
      ArrowDown: () => mark.step(1),
      ArrowUp: () => mark.step(-1),
      Enter: () => pick(mark.active()),
      Escape: () => close(true),
    }[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  });
  list.addEventListener("click", (event) => pick(event.target.closest("li")));
  return leaving(host, close);
};

// Closes the list when somebody turns to something else; the answer ends that.
const leaving = (host, close) => {
  const outside = (event) => {
    if (!host.isConnected) document.removeEventListener("pointerdown", outside);
    else if (!host.contains(event.target)) close(false);
  };
  document.addEventListener("pointerdown", outside);
  host.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !host.contains(event.relatedTarget)) close(false);
  });
  return () => document.removeEventListener("pointerdown", outside);
};

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".k-unit");
  if (!host) return;
  const bytes = bytesOf(data);
  const key = keyOf(bytes);
  host.pick = (code) => setTriggerValue("picked", code);
  if (host.dataset.shown === key) return;
  host.dataset.shown = key;
  unpack(bytes).then((said) => {
    if (host.dataset.shown !== key) return;
    if (host.leave) host.leave();
    host.leave = build(said, host);
  });
}
