// A map of squares or areas: what is pointed at or focused is read out below it; arrow keys walk
// to the nearest neighbour; a click or Enter asks a question.

import { join } from "./joined.js";

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const middle = (each) => {
  const box = each.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

// The nearest one in a direction; what lies aside counts double.
export const nearest = (from, all, [across, down]) => {
  const [x, y] = middle(from);
  let best = null, least = Infinity;
  for (const each of all) {
    if (each === from) continue;
    const [a, b] = middle(each);
    const ahead = (a - x) * across + (b - y) * down;
    const aside = Math.abs((a - x) * down) + Math.abs((b - y) * across);
    if (ahead <= 1 || aside > 3 * ahead) continue;
    if (ahead + 2 * aside < least) {
      least = ahead + 2 * aside;
      best = each;
    }
  }
  return best;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".k-place");
  if (!host) return;
  if (host.dataset.shown !== data.key) {
    host.innerHTML = data.html;
    host.dataset.shown = data.key;
    const first = host.querySelector("[data-ask]");
    if (first) first.setAttribute("tabindex", "0");
  }
  const all = [...host.querySelectorAll("[data-ask]")];
  const said = host.querySelector(".k-read");
  const rest = said ? said.textContent : "";
  const read = (each) => {
    host.querySelectorAll(".at").forEach((other) => other.classList.remove("at"));
    if (said) said.textContent = each ? each.getAttribute("aria-label") : rest;
    if (each) each.classList.add("at");
  };
  host.onpointerover = (event) => {
    const each = event.target.closest("[data-ask]");
    if (!each) return;
    read(each);
    join(each);
  };
  host.onpointerleave = () => {
    read(null);
    join(null);
  };
  const focused = (event) => {
    const each = event.target.closest("[data-ask]");
    if (!each) return;
    all.forEach((other) => other.setAttribute("tabindex", "-1"));
    each.setAttribute("tabindex", "0");
    read(each);
  };
  const keyed = (event) => {
    const each = event.target.closest("[data-ask]");
    if (!each) return;
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      const next = nearest(each, all, step);
      if (next) next.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      setTriggerValue("asked", each.dataset.ask);
    }
  };
  host.onclick = (event) => {
    const each = event.target.closest("[data-ask]");
    if (each) setTriggerValue("asked", each.dataset.ask);
  };
  host.addEventListener("focusin", focused);
  host.addEventListener("keydown", keyed);
  return () => {
    host.removeEventListener("focusin", focused);
    host.removeEventListener("keydown", keyed);
  };
}
