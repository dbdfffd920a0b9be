// Draws a table of units from compact data. Sorting, searching, grouping and walking with the
// arrow keys happen here; of a long table only the rows in sight are drawn, of another they are
// painted before the rest. A chosen cell, or a wish for a file, comes back as a question.

import { follow, picked, plain } from "./clicks.js";
import { askedOf, keepAddress } from "./grid_address.js";
import { focusOn, rove, start, walk } from "./grid_keys.js";
import { frameOf, lineOf, planOf, shownOf } from "./grid_lines.js";
import { linesOf, makeSearchable, pressed, sortedBy } from "./grid_rows.js";
import { bytesOf, keyOf, unpack } from "./packed.js";

// From so many rows on, only those in sight are drawn, and so many above and below them.
const MANY = 300;
const SPARE = 12;
// Pixels of a row, until one was seen.
const TALL = 32;
const FRESH = { words: "", flat: false, all: false, sort: null, down: false, picked: [] };

const padOf = (count, tall) =>
  count > 0
    ? `<tr class="pad" aria-hidden="true"><td style="height:${count * tall}px"></td></tr>`
    : "";

class Grid {
  constructor(host, data, ask, before) {
    this.host = host;
    this.data = data;
    this.ask = ask;
    this.columns = data.columns;
    this.path = window.location.pathname;
    this.windowed = data.rows.length > MANY;
    // Columns of fixed widths stay where they are when more rows come.
    this.even = data.kind === "k-even";
    const asked = data.kept ? askedOf(window.location.search) : {};
    this.state = before || { ...FRESH, ...asked };
    const { sort } = this.state;
    if (sort && !this.columns.some((column) => column.c === sort)) this.state.sort = null;
    makeSearchable(data);
    this.frame();
    this.arrange();
  }

  shown() {
    return shownOf(this.columns, this.state.all);
  }

  frame() {
    this.host.innerHTML = frameOf(this.data, this.shown(), this.windowed);
    this.scroll = this.host.querySelector(".k-scroll");
    this.table = this.host.querySelector("table");
    this.body = this.table.tBodies[0];
    this.find = this.host.querySelector("input[type=search]");
    this.find.value = this.state.words;
    this.wire();
    this.plan();
  }

  wire() {
    const { host, body, state } = this;
    const pressing = (selector, act) =>
      host.querySelectorAll(selector).forEach((button) =>
        button.addEventListener("click", () => act(button))
      );
    this.find.addEventListener("input", () => this.change({ words: this.find.value }));
    pressing("[data-flat]", (button) => this.change({ flat: button.dataset.flat === "1" }));
    pressing("[data-file]", (button) => this.wish(button.dataset.file));
    pressing(".k-more", () => {
      state.all = !state.all;
      this.keep();
      this.frame();
      this.arrange();
      host.querySelector(".k-more").focus();
    });
    this.table.tHead.addEventListener("click", (event) => {
      const head = event.target.closest("th");
      if (!head || !event.target.closest("button")) return;
      this.change(pressed(this.columns, state, head.dataset.sort));
    });
    body.addEventListener("keydown", (event) => walk(event, this.shown().length));
    body.addEventListener("focusin", (event) => rove(body, event.target));
    body.addEventListener("change", (event) => this.pick(event.target));
    if (this.windowed) this.scroll.addEventListener("scroll", () => this.draw(), { passive: true });
  }

  change(wanted) {
    Object.assign(this.state, wanted);
    this.keep();
    this.arrange();
  }

  keep() {
    if (this.data.kept && window.location.pathname === this.path) keepAddress(this.state);
  }

  // Units that are taken on to a plan.
  pick(box) {
    const { unit } = box.dataset;
    const others = this.state.picked.filter((code) => code !== unit);
    this.state.picked = box.checked ? [...others, unit] : others;
    this.body.querySelectorAll(`input[data-unit="${CSS.escape(unit)}"]`).forEach((each) => {
      each.checked = box.checked;
    });
    this.plan();
  }

  plan() {
    const bar = this.host.querySelector(".k-planbar");
    if (bar) bar.innerHTML = planOf(this.data, this.state.picked);
  }

  arrange() {
    const { host, state } = this;
    const { lines, found } = linesOf(this.data, state);
    this.lines = lines;
    const press = (button, on) => button.setAttribute("aria-pressed", String(on));
    host.querySelectorAll("[data-flat]").forEach((button) =>
      press(button, (button.dataset.flat === "1") === state.flat)
    );
    host.querySelectorAll(".k-more").forEach((button) => press(button, state.all));
    [...this.table.tHead.rows[0].cells].forEach((head) =>
      head.setAttribute("aria-sort", sortedBy(this.columns, state, head.dataset.sort))
    );
    host.querySelector(".k-empty").hidden = found > 0;
    this.from = null;
    this.draw();
  }

  draw(whole = !this.windowed) {
    if (whole) this.drawWhole();
    else this.drawWindow();
  }

  drawWhole() {
    const { body, lines, scroll } = this;
    const sight = this.even && !scroll.scrollTop
      ? Math.ceil(window.innerHeight / TALL) + SPARE
      : lines.length;
    this.from = 0;
    body.innerHTML = this.rows(0, sight) + padOf(lines.length - sight, TALL);
    start(body);
    // Out of sight stands most of the work: it waits until what is in sight has been painted.
    if (sight < lines.length) requestAnimationFrame(() => setTimeout(() => this.drawRest()));
  }

  drawRest() {
    const pad = this.windowed ? null : this.body.querySelector("tr.pad");
    if (!pad) return;
    const first = this.body.rows.length - 1;
    pad.insertAdjacentHTML("beforebegin", this.rows(first, this.lines.length));
    pad.remove();
  }

  rows(first, last) {
    const look = { data: this.data, shown: this.shown(), picked: this.state.picked };
    return this.lines.slice(first, last).map((line, at) => lineOf(look, line, first + at)).join("");
  }

  drawWindow() {
    const { body, lines, scroll } = this;
    const tall = this.tall || TALL;
    const first = Math.max(0, Math.floor(scroll.scrollTop / tall) - SPARE);
    const sight = Math.ceil(scroll.clientHeight / tall) + 2 * SPARE;
    const last = Math.min(lines.length, first + sight);
    const near = this.from !== null && Math.abs(first - this.from) < SPARE / 2;
    if (near && lines.length === this.counted) return;
    this.from = first;
    this.counted = lines.length;
    const kept = body.contains(document.activeElement) ? document.activeElement.dataset.ask : null;
    body.innerHTML = padOf(first, tall) + this.rows(first, last) +
      padOf(lines.length - last, tall);
    if (kept) focusOn(body, kept);
    start(body);
    const row = body.querySelector("tr[data-rank]");
    const height = row ? row.getBoundingClientRect().height : 0;
    if (height && Math.abs(height - tall) > 0.4) {
      this.tall = height;
      this.from = null;
      this.drawWindow();
    }
  }

  wish(format) {
    const { words, sort, down, flat, all } = this.state;
    const column = this.columns.find((each) => each.c === sort);
    const name = sort === "" ? this.data.words.unit : column && column.n;
    const sorted = sort === null ? "" : `${name} ${down ? "\u2193" : "\u2191"}`;
    const marks = {
      unit: (row) => `u${row.c}`,
      group: (row) => `g${row.k}`,
      whole: () => "w",
    };
    const lines = this.lines.map(({ kind, row }) => marks[kind](row));
    const wanted = { format, words, flat, all, sorted, id: Date.now(), lines };
    this.ask(`x|${JSON.stringify(wanted)}`);
  }
}

const clicked = (host, event) => {
  if (!plain(event)) return;
  const link = event.target.closest("a[href]");
  const asking = event.target.closest("[data-ask]");
  if (link) {
    event.preventDefault();
    follow(link);
  } else if (asking) host.ask(picked(host, asking));
};

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".k-grid");
  if (!host) return undefined;
  host.ask = (text) => setTriggerValue("asked", text);
  const bytes = bytesOf(data);
  const key = keyOf(bytes);
  // Grows when the window does, and when what was folded away around it is opened.
  const some = () => {
    if (host.grid && host.grid.windowed) {
      host.grid.from = null;
      host.grid.draw();
    }
  };
  const all = () => {
    if (!host.grid) return;
    if (host.grid.windowed) host.grid.draw(true);
    else host.grid.drawRest();
  };
  const watching = new ResizeObserver(some);
  if (host.wanted !== key) {
    host.wanted = key;
    unpack(bytes).then((table) => {
      if (host.wanted !== key) return;
      const before = host.grid ? host.grid.state : null;
      host.grid = new Grid(host, table, (text) => host.ask(text), before);
      host.dataset.shown = key;
      watching.observe(host.grid.scroll);
    });
  } else if (host.grid) watching.observe(host.grid.scroll);
  host.onclick = (event) => clicked(host, event);
  // Streamlit writes the address anew with what it knows of it alone.
  const keep = () => {
    if (host.grid && host.isConnected) host.grid.keep();
  };
  keep();
  window.navigation?.addEventListener("currententrychange", keep);
  window.addEventListener("beforeprint", all);
  window.addEventListener("afterprint", some);
  return () => {
    window.navigation?.removeEventListener("currententrychange", keep);
    window.removeEventListener("beforeprint", all);
    window.removeEventListener("afterprint", some);
    watching.disconnect();
  };
}
