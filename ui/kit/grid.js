// Draws a table of units from compact data. Sorting, searching, grouping and walking with the arrow keys happen here;
// of a long table only the rows in sight are drawn. A chosen cell, or a wish for a file, comes back as a question.

const MANY = 300;
const SPARE = 12;
const LONG = 12;

const fold = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().trim();
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const safe = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
const dotted = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ".");

class Grid {
  constructor(host, data, ask, before) {
    this.host = host;
    this.data = data;
    this.ask = ask;
    this.columns = data.columns;
    this.windowed = data.rows.length > MANY;
    this.state = before || { words: "", flat: false, all: false, sort: null, down: false, picked: [] };
    if (this.state.sort && !this.columns.some((column) => column.c === this.state.sort)) this.state.sort = null;
    const groups = data.groups.map((group) => fold(group.n));
    data.rows.forEach((row) => { row.find = [fold(row.n), groups[row.g] || ""]; });
    this.frame();
    this.arrange();
  }

  // ---------- what stands around the rows ----------

  frame() {
    const { words } = this.data;
    const several = this.data.groups.length > 1;
    const extra = this.columns.filter((column) => column.x).length;
    const segments = several
      ? `<span class="k-seg" role="group"><button data-flat="0">${words.grouped}</button>`
        + `<button data-flat="1">${words.flat}</button></span>` : "";
    const more = extra ? `<button class="k-more">${safe(words.more)}</button>` : "";
    const files = words.files
      ? `<span class="k-files" title="${safe(words.exact || "")}"><span>${words.files}</span><button data-file="xlsx">Excel</button>`
        + '<button data-file="csv">CSV</button></span>' : "";
    this.host.innerHTML =
      `<div class="k-bar"><div class="k-find"><input type="search" aria-label="${words.find}" placeholder="${words.find}">`
      + `${segments}${more}</div><div class="k-side">${words.hint ? `<span class="k-sm k-muted k-hide-m">${words.hint}</span>` : ""}`
      + `${files}</div></div>${this.data.legend || ""}`
      + `<div class="k-scroll${this.windowed ? " k-long" : ""}"><table class="k-mx ${this.data.kind || ""}" role="grid"`
      + ` aria-label="${safe(this.data.label)}" aria-rowcount="${this.data.rows.length}">${this.widths()}`
      + `<thead><tr>${this.heads()}</tr></thead><tbody></tbody></table><p class="k-empty" hidden>${words.none}</p></div>`
      + (this.data.plan ? '<div class="k-planbar" role="status"></div>' : "");
    this.scroll = this.host.querySelector(".k-scroll");
    this.table = this.host.querySelector("table");
    this.body = this.table.tBodies[0];
    this.find = this.host.querySelector("input[type=search]");
    this.find.value = this.state.words;
    this.wire();
  }

  widths() {
    if (!this.windowed) return "";
    const shown = this.shown();
    const cells = shown.map((column) => `<col${column.w ? ` style="width:${column.w}px"` : ""}>`).join("");
    return `<colgroup><col style="width:210px">${cells}</colgroup>`;
  }

  shown() {
    return this.columns.filter((column) => !column.x || this.state.all);
  }

  heads() {
    const name = `<th scope="col" data-sort=""><button>${this.data.words.unit}</button></th>`;
    return name + this.shown().map((column) =>
      `<th scope="col" data-sort="${column.c}" class="${column.p ? "k-hide-m" : ""}${column.l ? " l" : ""}"`
      + `${column.t ? ` title="${safe(column.t)}"` : ""}${column.w ? ` style="width:${column.w}px"` : ""}>`
      + `<button>${column.k === "tally" ? `<span class="w">${safe(column.n)}</span>`
        : `<b>${safe(column.n)}</b>${safe(column.s || "")}`}</button></th>`).join("");
  }

  wire() {
    this.find.addEventListener("input", () => { this.state.words = this.find.value; this.arrange(); });
    this.host.querySelectorAll("[data-flat]").forEach((button) => button.addEventListener("click", () => {
      this.state.flat = button.dataset.flat === "1";
      this.arrange();
    }));
    const more = this.host.querySelector(".k-more");
    if (more) more.addEventListener("click", () => {
      this.state.all = !this.state.all;
      this.frame();
      this.arrange();
      this.host.querySelector(".k-more").focus();
    });
    this.host.querySelectorAll("[data-file]").forEach((button) =>
      button.addEventListener("click", () => this.wish(button.dataset.file)));
    this.table.tHead.addEventListener("click", (event) => {
      const head = event.target.closest("th");
      if (head && event.target.closest("button")) this.sort(head.dataset.sort);
    });
    this.body.addEventListener("keydown", (event) => this.walk(event));
    this.body.addEventListener("focusin", (event) => this.rove(event.target));
    this.body.addEventListener("change", (event) => this.pick(event.target));
    this.plan();
    if (this.windowed) this.scroll.addEventListener("scroll", () => this.draw(), { passive: true });
  }

  // ---------- units that are taken on to a plan ----------

  pick(box) {
    const { unit } = box.dataset;
    this.state.picked = this.state.picked.filter((code) => code !== unit).concat(box.checked ? [unit] : []);
    this.body.querySelectorAll(`input[data-unit="${CSS.escape(unit)}"]`).forEach((each) => { each.checked = box.checked; });
    this.plan();
  }

  plan() {
    const bar = this.host.querySelector(".k-planbar");
    if (!bar) return;
    const known = new Map(this.data.rows.map((row) => [row.c.split("~")[0], row.n]));
    const picked = this.state.picked.filter((code) => known.has(code));
    const { words, plan } = this.data;
    const names = picked.map((code) => safe(known.get(code))).join(", ");
    bar.innerHTML = picked.length
      ? `<a class="k-go" href="${safe(plan + encodeURIComponent(picked.join(",")))}">${safe(words.plan.replace("{count}", dotted(picked.length)))}</a>`
        + `<span class="k-sm">${names}</span>`
      : `<span class="k-sm k-muted">${safe(words.plan_hint)}</span>`;
  }

  box(row) {
    if (!this.data.plan) return "";
    const unit = row.c.split("~")[0];
    return `<input type="checkbox" data-unit="${safe(unit)}"${this.state.picked.includes(unit) ? " checked" : ""}`
      + ` aria-label="${safe(this.data.words.pick.replace("{name}", row.n))}">`;
  }

  // ---------- which rows, in which order ----------

  sort(code) {
    const now = this.state;
    const name = code === "";
    const first = name ? false : Boolean((this.columns.find((column) => column.c === code) || {}).d);
    now.down = now.sort === code ? !now.down : first;
    now.sort = code;
    this.arrange();
  }

  value(cells, column) {
    const cell = cells && cells[column];
    if (cell === null || cell === undefined || !Array.isArray(cell)) return null;
    const kind = this.columns[column].k;
    if (kind === "light") return cell.length > 2 ? cell[2] / cell[3] : null;
    if (kind === "bar") return cell[2];
    return cell[1] === undefined ? null : cell[1];
  }

  // Rows without a number stand last, whichever way the column is sorted.
  order() {
    const { sort, down } = this.state;
    const column = this.columns.findIndex((each) => each.c === sort);
    const side = down ? -1 : 1;
    if (sort === null || (column >= 0 && this.columns[column].k === "tally")) return (a, b) => side * (a.r - b.r);
    if (sort === "") return (a, b) => side * (a.a - b.a);
    return (a, b) => {
      const x = this.value(a.cells, column), y = this.value(b.cells, column);
      if (x === null || y === null) return (x === null) - (y === null) || a.r - b.r;
      return side * (x - y) || a.r - b.r;
    };
  }

  arrange() {
    const words = fold(this.state.words).replace(/\s+/g, " ");
    const { data, state } = this;
    const order = this.order();
    const found = data.rows.filter((row) => row.find.some((text) => text.includes(words))).sort(order);
    this.lines = [];
    if (data.whole && !words) this.lines.push({ kind: "whole", row: data.whole });
    if (state.flat || data.groups.length < 2 && !data.headed) this.lines.push(...found.map((row) => ({ kind: "unit", row })));
    else {
      const groups = data.groups.map((group, place) => ({ ...group, r: place, a: place }));
      groups.sort((a, b) => (a.cells ? 0 : 1) - (b.cells ? 0 : 1) || (state.sort ? order(a, b) : a.r - b.r));
      const mine = new Map(groups.map((group) => [group.r, []]));
      found.forEach((row) => mine.get(row.g).push(row));
      for (const group of groups) {
        const rows = mine.get(group.r);
        if (!rows.length) continue;
        this.lines.push({ kind: "group", row: group }, ...rows.map((row) => ({ kind: "unit", row })));
      }
    }
    this.host.querySelectorAll("[data-flat]").forEach((button) =>
      button.setAttribute("aria-pressed", String((button.dataset.flat === "1") === state.flat)));
    const more = this.host.querySelector(".k-more");
    if (more) more.setAttribute("aria-pressed", String(state.all));
    [...this.table.tHead.rows[0].cells].forEach((head) => head.setAttribute("aria-sort", this.sorted(head.dataset.sort)));
    this.host.querySelector(".k-empty").hidden = found.length > 0;
    this.from = null;
    this.draw();
  }

  sorted(code) {
    const column = this.columns.find((each) => each.c === code);
    const now = this.state.sort === null && column && column.k === "tally" ? code : this.state.sort;
    if (now !== code) return "none";
    return this.state.down !== Boolean(column && column.k === "tally") ? "descending" : "ascending";
  }

  // ---------- drawing ----------

  draw(whole = !this.windowed) {
    if (whole) {
      this.from = 0;
      this.body.innerHTML = this.lines.map((line, at) => this.line(line, at)).join("");
      this.start();
      return;
    }
    const tall = this.tall || 32;
    const first = Math.max(0, Math.floor(this.scroll.scrollTop / tall) - SPARE);
    const last = Math.min(this.lines.length, first + Math.ceil(this.scroll.clientHeight / tall) + 2 * SPARE);
    if (this.from !== null && Math.abs(first - this.from) < SPARE / 2 && this.lines.length === this.counted) return;
    this.from = first;
    this.counted = this.lines.length;
    const kept = this.body.contains(document.activeElement) ? document.activeElement.dataset.ask : null;
    const rows = this.lines.slice(first, last).map((line, at) => this.line(line, first + at)).join("");
    const pad = (count) => (count ? `<tr class="pad" aria-hidden="true"><td style="height:${count * tall}px"></td></tr>` : "");
    this.body.innerHTML = pad(first) + rows + pad(this.lines.length - last);
    if (kept) this.focus(kept);
    this.start();
    const row = this.body.querySelector("tr[data-rank]");
    const height = row ? row.getBoundingClientRect().height : 0;
    if (height && Math.abs(height - tall) > 0.4) { this.tall = height; this.from = null; this.draw(); }
  }

  start() {
    const button = this.body.querySelector("button[tabindex='0']") || this.body.querySelector("button");
    if (button) button.tabIndex = 0;
  }

  line({ kind, row }, at) {
    if (kind === "unit") return this.unit(row, at);
    const shown = this.shown();
    const title = safe(row.n);
    const label = `${title} ${row.d ? `<span class="in">${safe(row.d)}</span>` : ""}`;
    if (!row.cells) return `<tr class="grp" aria-rowindex="${at + 1}"><th colspan="${shown.length + 1}">${label}</th></tr>`;
    const cells = shown.map((column) => this.cell(column, row, "g")).join("");
    return `<tr class="sum${kind === "whole" ? " whole" : ""}" aria-rowindex="${at + 1}"><th scope="row" title="${title}">${label}</th>${cells}</tr>`;
  }

  unit(row, at) {
    const shown = this.shown();
    const part = row.d ? ` <span class="in">${safe(row.d)}</span>` : "";
    const head = `<tr data-rank="${row.r}" data-code="${safe(row.c)}" aria-rowindex="${at + 1}">`
      + `<th scope="row" title="${safe(row.d ? `${row.n}: ${row.d}` : row.n)}">${this.box(row)}${row.h ? `<a href="${safe(this.data.link + encodeURIComponent(row.h))}">${safe(row.n)}</a>` : safe(row.n)}${part}</th>`;
    if (!row.m) return `${head}${shown.map((column) => this.cell(column, row, "u")).join("")}</tr>`;
    const state = this.data.states[row.ms];
    const lead = shown[0] && shown[0].k === "tally" ? 1 : 0;
    const first = shown[lead] ? shown[lead].c : "";
    const inside = `<i class="k-m ${state.m}"></i><span class="m">${safe(row.m)}</span>`;
    const what = this.data.asks
      ? `<button tabindex="-1" data-ask="u|${safe(row.c)}|${first}" aria-label="${safe(row.n)}: ${safe(row.m)}">${inside}</button>`
      : `<span class="say">${inside}</span>`;
    return `${head}${lead ? '<td class="t k-hide-m"></td>' : ""}<td class="c none silent" colspan="${shown.length - lead}">${what}</td></tr>`;
  }

  cell(column, row, kind) {
    const place = this.columns.indexOf(column);
    const hide = column.p ? " k-hide-m" : "";
    if (column.k === "tally") return `<td class="t k-hide-m">${this.tally(row.cells)}</td>`;
    const cell = row.cells[place];
    if (cell === null || cell === undefined) return `<td class="c${hide}"></td>`;
    if (column.k === "light") return this.light(column, row, cell, kind);
    if (column.k === "bar") return `<td class="n${hide}" data-n="${cell[2]}">${this.bar(cell)}</td>`;
    if (column.k === "line") return `<td class="n${hide}">${this.months(cell)}</td>`;
    const [text, number, state, title] = Array.isArray(cell) ? cell : [cell];
    const mark = state === undefined || state === null ? "" : this.data.states[state];
    const number_ = number === undefined || number === null ? "" : ` data-n="${number}"`;
    const hint = title ? ` title="${safe(title)}"` : "";
    const light = mark ? `<i class="k-m s14 ${mark.m} ${mark.o}" role="img" aria-label="${safe(mark.w)}"></i>` : "";
    const shown = title ? `<span class="clip">${safe(text)}</span>` : safe(text);
    return `<td class="n${hide}${column.l ? " l" : ""}"${number_}${hint}>${light}${shown}</td>`;
  }

  light(column, row, cell, kind) {
    const [index, text, good, cases, small, note] = cell;
    const state = this.data.states[index];
    const said = [`${row.n}, ${column.n}: ${state.w}`];
    if (state.e) said.push(state.e);
    if (text) said.push(`${column.v ? `${column.v} ` : ""}${text} %`, `${dotted(good)}/${dotted(cases)}`);
    if (small || note) said.push(note || small);
    const few = small || (text && column.f && kind === "u" ? `${good}/${cases}` : "");
    const number = text ? ` data-n="${good / cases}"` : "";
    const below = few.length > LONG ? ' class="below"' : "";
    const shown = text ? `<span class="v">${text}</span>${few ? `<small${below}>${safe(few)}</small>` : ""}`
      : `<span class="m">${state.b}</span>`;
    return `<td class="c ${state.o}${column.p ? " k-hide-m" : ""}"${number}><button tabindex="-1" data-ask="${kind}|${safe(row.u || row.c)}|${column.c}"`
      + ` aria-label="${safe(said.join(", "))}"${small || note ? ` title="${safe(note || small)}"` : ""}>`
      + `<i class="k-m ${state.m}"></i>${shown}</button></td>`;
  }

  bar([text, low, middle, high]) {
    const { from, to } = this.data.scale;
    const at = (value) => Math.max(0, Math.min(100, (100 * (value - from)) / (to - from)));
    return `<span class="k-iv"><b>${safe(text)}</b><span class="l"><i style="left:${at(low).toFixed(1)}%;`
      + `width:${Math.max(0.6, at(high) - at(low)).toFixed(1)}%"></i><u style="left:${at(middle).toFixed(1)}%"></u></span></span>`;
  }

  // Months without a percent are gaps; the target is dashed.
  months([values, target, label]) {
    const known = values.filter((value) => value !== null);
    if (!known.length) return "";
    const bounds = target === null ? known : [...known, target];
    const middle = (Math.max(...bounds) + Math.min(...bounds)) / 2;
    const span = Math.max(Math.max(...bounds) - Math.min(...bounds), 3);
    const x = (at) => (2 + (72 * at) / Math.max(values.length - 1, 1)).toFixed(1);
    const y = (value) => (11 - (16 * (value - middle)) / span).toFixed(1);
    const path = values.map((value, at) => (value === null ? ""
      : `${at && values[at - 1] !== null ? "L" : "M"}${x(at)} ${y(value)}`)).join("");
    const last = values.findLastIndex((value) => value !== null);
    const goal = target === null ? "" : `<path d="M0 ${y(target)}H76" stroke="var(--ctl)" stroke-dasharray="3 3"/>`;
    return `<svg class="k-svg" width="80" height="22" viewBox="0 0 80 22" role="img" aria-label="${safe(label)}">${goal}`
      + `<path d="${path}" fill="none" stroke="var(--ink2)" stroke-width="1.4" stroke-linejoin="round" stroke-linecap="round"/>`
      + `<circle cx="${x(last)}" cy="${y(values[last])}" r="2.4" fill="var(--ink)"/></svg>`;
  }

  tally(cells) {
    const count = new Map();
    this.columns.forEach((column, place) => {
      if (column.k !== "light" || !cells[place]) return;
      const state = this.data.states[cells[place][0]];
      if (state.t) count.set(state.t, (count.get(state.t) || 0) + 1);
    });
    const part = (tone, place) => (count.has(tone)
      ? `<span class="${place}"><i class="k-m s12 ${tone}-full ${tone}"></i>${count.get(tone)}</span>` : "");
    return `<span class="tally">${part("missed", "a")}${part("near", "b")}</span>`;
  }

  // ---------- keys and questions ----------

  rove(target) {
    const button = target.closest("td.c button");
    if (!button) return;
    this.body.querySelectorAll("button[tabindex='0']").forEach((each) => { each.tabIndex = -1; });
    button.tabIndex = 0;
  }

  focus(ask) {
    const button = this.body.querySelector(`button[data-ask="${CSS.escape(ask)}"]`);
    if (button) button.focus({ preventScroll: true });
  }

  walk(event) {
    const cell = event.target.closest("td.c");
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!cell || !step) return;
    event.preventDefault();
    let row = cell.parentElement, column = cell.cellIndex;
    while (row) {
      if (step[0] > 0) row = row.nextElementSibling;
      else if (step[0] < 0) row = row.previousElementSibling;
      else column += step[1];
      if (!row || column < 1 || column > this.shown().length) return;
      const cells = row.children;
      const next = cells[Math.min(column, cells.length - 1)];
      const button = next && next.querySelector("button");
      if (button) {
        button.focus({ preventScroll: true });
        button.scrollIntoView({ block: "nearest", inline: "nearest" });
        return;
      }
      if (step[1] && !cells[column]) return;
    }
  }

  wish(format) {
    const { words, sort, down, flat, all } = this.state;
    const column = this.columns.find((each) => each.c === sort);
    const sorted = sort === null ? "" : `${sort === "" ? this.data.words.unit : column.n}${down ? " ↓" : " ↑"}`;
    this.ask(`x|${JSON.stringify({
      format, words, flat, all, sorted, id: Date.now(),
      lines: this.lines.map((line) => (line.kind === "unit" ? `u${line.row.c}` : line.kind === "group" ? `g${line.row.k}` : "w")),
    })}`);
  }
}

// The first letters are the key of the table, the rest is deflated.
const KEY = 16;
const keyOf = (data) => String.fromCharCode(...data.subarray(0, KEY));
const unpack = (data) =>
  new Response(new Blob([data.subarray(KEY)]).stream().pipeThrough(new DecompressionStream("deflate"))).json();

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".k-grid");
  if (!host) return undefined;
  host.ask = (text) => setTriggerValue("asked", text);
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  const key = keyOf(bytes);
  // Grows when the window does, and when what was folded away around it is opened.
  const some = () => { if (host.grid && host.grid.windowed) { host.grid.from = null; host.grid.draw(); } };
  const all = () => { if (host.grid && host.grid.windowed) host.grid.draw(true); };
  const watching = new ResizeObserver(some);
  if (host.wanted === key) { if (host.grid) watching.observe(host.grid.scroll); } else {
    host.wanted = key;
    unpack(bytes).then((table) => {
      if (host.wanted !== key) return;
      host.grid = new Grid(host, table, (text) => host.ask(text), host.grid ? host.grid.state : null);
      host.dataset.shown = key;
      watching.observe(host.grid.scroll);
    });
  }
  host.onclick = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[href]");
    if (link) {
      event.preventDefault();
      window.history.pushState({}, "", link.href);
      window.dispatchEvent(new PopStateEvent("popstate"));
      return;
    }
    const asking = event.target.closest("[data-ask]");
    if (!asking) return;
    host.querySelectorAll(".pick").forEach((each) => each.classList.remove("pick"));
    asking.classList.add("pick");
    host.ask(asking.dataset.ask);
  };
  window.addEventListener("beforeprint", all);
  window.addEventListener("afterprint", some);
  return () => {
    window.removeEventListener("beforeprint", all);
    window.removeEventListener("afterprint", some);
    watching.disconnect();
  };
}
