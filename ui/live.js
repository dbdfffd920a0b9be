// Puts markup into the page. Elements with data-ask ask Python a question; links to other pages of the dashboard
// open as the browser's own back and forward do, so that nothing is loaded anew.

const fold = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().trim();

const number = (row, column) => {
  const cell = row.children[column];
  const value = cell && cell.dataset.n;
  return value === undefined || value === "" ? null : Number(value);
};

// Rows without a number stand last, whichever way the column is sorted.
const byColumn = (column, down) => (a, b) => {
  const x = number(a, column), y = number(b, column);
  if (x === null || y === null) return (x === null) - (y === null);
  return down ? y - x : x - y;
};

const byRank = (a, b) => Number(a.dataset.rank) - Number(b.dataset.rank);
const byName = (a, b) => a.dataset.name.localeCompare(b.dataset.name, "vi");

class Matrix {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.heads = [...table.tHead.rows[0].cells];
    this.rows = [...this.body.rows];
    this.units = this.rows.filter((row) => row.dataset.rank !== undefined);
    this.flat = false;
    this.order = byRank;
    this.words = "";
    this.wire();
  }

  wire() {
    this.heads.forEach((head, column) => {
      const button = head.querySelector("button");
      if (button) button.addEventListener("click", () => this.sort(head, column));
    });
    const host = this.table.closest(".k-live");
    const find = host.querySelector("input[type=search]");
    if (find) find.addEventListener("input", () => { this.words = fold(find.value); this.draw(); });
    host.querySelectorAll("[data-flat]").forEach((button) =>
      button.addEventListener("click", () => {
        host.querySelectorAll("[data-flat]").forEach((each) =>
          each.setAttribute("aria-pressed", String(each === button)));
        this.flat = button.dataset.flat === "1";
        this.draw();
      }));
    const more = host.querySelector(".k-more");
    if (more) more.addEventListener("click", () => {
      const all = this.table.classList.toggle("all");
      more.setAttribute("aria-pressed", String(all));
    });
    this.body.addEventListener("keydown", (event) => this.walk(event));
    this.body.addEventListener("focusin", (event) => this.rove(event.target));
    const first = this.body.querySelector("button");
    if (first) first.tabIndex = 0;
  }

  sort(head, column) {
    const before = head.getAttribute("aria-sort");
    this.heads.forEach((each) => each.setAttribute("aria-sort", "none"));
    if (column === 0) { this.order = byName; head.setAttribute("aria-sort", "ascending"); }
    else if (column === 1) { this.order = byRank; head.setAttribute("aria-sort", "descending"); }
    else {
      const down = before === "ascending";
      this.order = byColumn(column, down);
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
    }
    this.draw();
  }

  draw() {
    const shown = (row) => !this.words || fold(row.dataset.name).includes(this.words)
      || fold(row.dataset.under || "").includes(this.words);
    const sum = this.rows.filter((row) => row.dataset.group === undefined && row.dataset.rank === undefined);
    const parts = [...sum];
    if (this.flat) parts.push(...[...this.units].sort(this.order));
    else for (const head of this.rows.filter((row) => row.dataset.group !== undefined)) {
      const mine = this.units.filter((row) => row.dataset.in === head.dataset.group).sort(this.order);
      head.hidden = !mine.some(shown);
      parts.push(head, ...mine);
    }
    this.rows.forEach((row) => { if (row.dataset.group !== undefined && this.flat) row.hidden = true; });
    let found = 0;
    this.units.forEach((row) => { row.hidden = !shown(row); found += !row.hidden; });
    sum.forEach((row) => { row.hidden = Boolean(this.words); });
    this.body.append(...parts, ...this.rows.filter((row) => !parts.includes(row)));
    const empty = this.table.closest(".k-live").querySelector(".k-empty");
    if (empty) empty.hidden = found > 0;
  }

  rove(target) {
    const button = target.closest("td.c button");
    if (!button) return;
    this.body.querySelectorAll("button[tabindex='0']").forEach((each) => { each.tabIndex = -1; });
    button.tabIndex = 0;
  }

  walk(event) {
    const cell = event.target.closest("td.c");
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!cell || !step) return;
    event.preventDefault();
    const rows = [...this.body.rows].filter((row) => !row.hidden && row.querySelector("td.c button"));
    let at = rows.indexOf(cell.parentElement), column = cell.cellIndex;
    for (let tries = 0; tries < rows.length + this.heads.length; tries += 1) {
      at += step[0];
      column += step[1];
      const next = rows[at] && rows[at].children[column] && rows[at].children[column].querySelector("button");
      if (!rows[at] || column < 0 || column >= rows[at].children.length) return;
      if (next) { next.focus(); return; }
    }
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".k-live");
  if (!host) return;
  if (host.dataset.shown !== data.key) {
    host.innerHTML = data.html;
    host.dataset.shown = data.key;
    const table = host.querySelector("table.k-mx");
    if (table) new Matrix(table);
  }
  host.onclick = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[href]");
    if (link && link.getAttribute("href").startsWith("#")) return;
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
    setTriggerValue("asked", asking.dataset.ask);
  };
}
