// The lines of a table as markup: units, groups, and what stands around them.

import { cellOf } from "./grid_cells.js";
import { dotted, safe } from "./text.js";

export const shownOf = (columns, all) => columns.filter((column) => !column.x || all);

// A row of the body; `look` holds the table, the columns shown and the units chosen.
export const lineOf = (look, { kind, row }, at) => {
  if (kind === "unit") return unitOf(look, row, at);
  const { data, shown } = look;
  const title = safe(row.n);
  const label = `${title} ${row.d ? `<span class="in">${safe(row.d)}</span>` : ""}`;
  if (!row.cells) {
    return `<tr class="grp" aria-rowindex="${at + 1}">` +
      `<th colspan="${shown.length + 1}"><span class="lab">${label}</span></th></tr>`;
  }
  const cells = shown.map((column) => cellOf(data, column, row, "g")).join("");
  return `<tr class="sum${kind === "whole" ? " whole" : ""}" aria-rowindex="${at + 1}">` +
    `<th scope="row" title="${title}">${label}</th>${cells}</tr>`;
};

const unitOf = (look, row, at) => {
  const { data, shown } = look;
  const part = row.d ? ` <span class="in">${safe(row.d)}</span>` : "";
  const name = row.h
    ? `<a href="${safe(data.link + encodeURIComponent(row.h))}">${safe(row.n)}</a>`
    : safe(row.n);
  const title = safe(row.d ? `${row.n}: ${row.d}` : row.n);
  const cells = row.m
    ? silentOf(look, row)
    : shown.map((column) => cellOf(data, column, row, "u")).join("");
  return `<tr data-rank="${row.r}" data-code="${safe(row.c)}" aria-rowindex="${at + 1}">` +
    `<th scope="row" title="${title}">${boxOf(look, row)}${name}${part}</th>${cells}</tr>`;
};

// One sentence in place of all cells; the tally stays empty.
const silentOf = ({ data, shown }, row) => {
  const state = data.states[row.ms];
  const lead = shown[0] && shown[0].k === "tally" ? 1 : 0;
  const first = shown[lead] ? shown[lead].c : "";
  const inside = `<i class="k-m ${state.m}"></i><span class="m">${safe(row.m)}</span>`;
  const what = data.asks
    ? `<button tabindex="-1" data-ask="u|${safe(row.c)}|${first}"` +
      ` aria-label="${safe(row.n)}: ${safe(row.m)}">${inside}</button>`
    : `<span class="say">${inside}</span>`;
  return `${lead ? '<td class="t k-hide-m"></td>' : ""}` +
    `<td class="c none silent" colspan="${shown.length - lead}">${what}</td>`;
};

// What a unit is known by where it is chosen: a row of a part of it has more in its code.
export const unitOfRow = (row) => row.c.split("~")[0];

const boxOf = ({ data, picked }, row) => {
  if (!data.plan) return "";
  const unit = unitOfRow(row);
  const checked = picked.includes(unit) ? " checked" : "";
  const label = safe(data.words.pick.replace("{name}", row.n));
  return `<input type="checkbox" data-unit="${safe(unit)}"${checked} aria-label="${label}">`;
};

// What takes the chosen units to a plan.
export const planOf = ({ plan, words, rows }, chosen) => {
  const known = new Map(rows.map((row) => [unitOfRow(row), row.n]));
  const picked = chosen.filter((code) => known.has(code));
  if (!picked.length) return `<span class="k-sm k-muted">${safe(words.plan_hint)}</span>`;
  const address = safe(plan + encodeURIComponent(picked.join(",")));
  const names = picked.map((code) => safe(known.get(code))).join(", ");
  const go = safe(words.plan.replace("{count}", dotted(picked.length)));
  return `<a class="k-go" href="${address}">${go}</a><span class="k-sm">${names}</span>`;
};

export const frameOf = (data, shown, windowed) =>
  `<div class="k-bar"><div class="k-find">${searchOf(data)}</div>` +
  `<div class="k-side">${sideOf(data.words)}</div></div>${data.legend || ""}` +
  `<div class="k-scroll${windowed ? " k-long" : ""}">` +
  `<table class="k-mx ${data.kind || ""}" role="grid" aria-label="${safe(data.label)}"` +
  ` style="--lights:${shown.filter((column) => column.k === "light").length}"` +
  ` aria-rowcount="${data.rows.length}">` +
  `${windowed || data.kind === "k-even" ? widthsOf(shown) : ""}` +
  `<thead><tr>${headsOf(data.words.unit, shown)}</tr></thead><tbody></tbody></table>` +
  `<p class="k-empty" hidden>${data.words.none}</p></div>` +
  (data.plan ? '<div class="k-planbar" role="status"></div>' : "");

const searchOf = ({ columns, groups, words }) => {
  const segments = groups.length > 1
    ? `<span class="k-seg" role="group"><button data-flat="0">${words.grouped}</button>` +
      `<button data-flat="1">${words.flat}</button></span>`
    : "";
  const more = columns.some((column) => column.x)
    ? `<button class="k-more">${safe(words.more)}</button>`
    : "";
  const { find } = words;
  return `<input type="search" aria-label="${find}" placeholder="${find}">${segments}${more}`;
};

const sideOf = (words) => {
  const hint = words.hint ? `<span class="k-sm k-muted k-hide-m">${words.hint}</span>` : "";
  const files = words.files
    ? `<span class="k-files" title="${safe(words.exact || "")}"><span>${words.files}</span>` +
      '<button data-file="xlsx">Excel</button><button data-file="csv">CSV</button></span>'
    : "";
  return hint + files;
};

const widthOf = (column) => (column.w ? ` style="width:${column.w}px"` : "");

const widthsOf = (shown) =>
  `<colgroup><col class="u">${
    shown.map((column) =>
      `<col class="${column.k}${column.p ? " k-hide-m" : ""}"${widthOf(column)}>`
    ).join("")
  }</colgroup>`;

const headsOf = (unit, shown) =>
  `<th scope="col" data-sort=""><button>${unit}</button></th>${shown.map(headOf).join("")}`;

const headOf = (column) => {
  const kind = `${column.p ? "k-hide-m" : ""}${column.l ? " l" : ""}`;
  const hint = column.t ? ` title="${safe(column.t)}"` : "";
  const name = column.k === "tally"
    ? `<span class="w">${safe(column.n)}</span>`
    : `<b>${safe(column.n)}</b>${safe(column.s || "")}`;
  return `<th scope="col" data-sort="${column.c}" class="${kind}"${hint}${widthOf(column)}>` +
    `<button>${name}</button></th>`;
};
