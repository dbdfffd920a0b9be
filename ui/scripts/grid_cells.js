// The cells of a table as markup.

import { dotted, safe } from "./text.js";

// A note of more letters stands below the percent; columns of one width have less room beside it.
const LONG = 12;
const LONG_EVEN = 7;
// Counts of more letters are shown beside it on a wide screen only.
const SHORT = 5;

const hidden = (column) => (column.p ? " k-hide-m" : "");

// A cell of a unit ("u") or of a group ("g").
export const cellOf = (data, column, row, kind) => {
  if (column.k === "tally") return `<td class="t k-hide-m">${tallyOf(data, row.cells)}</td>`;
  const hide = hidden(column);
  const cell = row.cells[data.columns.indexOf(column)];
  if (cell === null || cell === undefined) return `<td class="c${hide}"></td>`;
  if (column.k === "light") return lightOf(data, column, row, cell, kind);
  if (column.k === "bar") {
    return `<td class="n${hide}" data-n="${cell[2]}">${barOf(data.scale, cell)}</td>`;
  }
  if (column.k === "line") return `<td class="n${hide}">${monthsOf(cell)}</td>`;
  return textOf(data, column, Array.isArray(cell) ? cell : [cell]);
};

const textOf = (data, column, [text, number, state, title]) => {
  const mark = state === undefined || state === null ? "" : data.states[state];
  const sorted = number === undefined || number === null ? "" : ` data-n="${number}"`;
  const hint = title ? ` title="${safe(title)}"` : "";
  const light = mark
    ? `<i class="k-m s14 ${mark.m} ${mark.o}" role="img" aria-label="${safe(mark.w)}"></i>`
    : "";
  const shown = title ? `<span class="clip">${safe(text)}</span>` : safe(text);
  const kind = `n${hidden(column)}${column.l ? " l" : ""}`;
  return `<td class="${kind}"${sorted}${hint}>${light}${shown}</td>`;
};

const lightOf = (data, column, row, cell, kind) => {
  const [index, text, good, cases, small, note] = cell;
  const state = data.states[index];
  const counts = text
    ? besideOf(data, column, kind, small, `${dotted(good)}/${dotted(cases)}`)
    : "";
  const shown = text
    ? `<span class="v">${text}</span>${counts}`
    : `<span class="m">${state.b}</span>`;
  const number = text ? ` data-n="${good / cases}"` : "";
  const ask = `${kind}|${safe(row.u || row.c)}|${column.c}`;
  const hint = small || note ? ` title="${safe(note || small)}"` : "";
  const label = safe(lightSaid(column, row, cell, state));
  return `<td class="c ${state.o}${hidden(column)}"${number}>` +
    `<button tabindex="-1" data-ask="${ask}" aria-label="${label}"${hint}>` +
    `<i class="k-m ${state.m}"></i>${shown}</button></td>`;
};

// What stands beside a percent: what is missing in it, else the counts it is made of.
const besideOf = (data, column, kind, small, counted) => {
  const long = small && small.length > (data.kind === "k-even" ? LONG_EVEN : LONG);
  if (small) return `<small${long ? ' class="below"' : ""}>${safe(small)}</small>`;
  const always = column.f && kind === "u" && counted.length <= SHORT;
  return `<small${always ? "" : ' class="wide"'}>${counted}</small>`;
};

const lightSaid = (column, row, [, text, good, cases, small, note], state) => {
  const said = [`${row.n}, ${column.n}: ${state.w}`];
  if (state.e) said.push(state.e);
  if (text) {
    said.push(`${column.v ? `${column.v} ` : ""}${text} %`, `${dotted(good)}/${dotted(cases)}`);
  }
  if (small || note) said.push(note || small);
  return said.join(", ");
};

// A number with its interval on the scale of the table.
export const barOf = ({ from, to }, [text, low, middle, high]) => {
  const at = (value) => Math.max(0, Math.min(100, (100 * (value - from)) / (to - from)));
  const left = at(low).toFixed(1);
  const width = Math.max(0.6, at(high) - at(low)).toFixed(1);
  return `<span class="k-iv"><b>${safe(text)}</b><span class="l">` +
    `<i style="left:${left}%;width:${width}%"></i>` +
    `<u style="left:${at(middle).toFixed(1)}%"></u></span></span>`;
};

// Months without a percent are gaps; the target is dashed.
export const monthsOf = ([values, target, label]) => {
  const known = values.filter((value) => value !== null);
  if (!known.length) return "";
  const bounds = target === null ? known : [...known, target];
  const middle = (Math.max(...bounds) + Math.min(...bounds)) / 2;
  const span = Math.max(Math.max(...bounds) - Math.min(...bounds), 3);
  const x = (at) => (2 + (72 * at) / Math.max(values.length - 1, 1)).toFixed(1);
  const y = (value) => (11 - (16 * (value - middle)) / span).toFixed(1);
  const step = (at) => at && values[at - 1] !== null ? "L" : "M";
  const path = values.map((value, at) => value === null ? "" : `${step(at)}${x(at)} ${y(value)}`)
    .join("");
  const last = values.findLastIndex((value) => value !== null);
  const goal = target === null
    ? ""
    : `<path d="M0 ${y(target)}H76" stroke="var(--ctl)" stroke-dasharray="3 3"/>`;
  return '<svg class="k-svg" width="80" height="22" viewBox="0 0 80 22" role="img"' +
    ` aria-label="${safe(label)}">${goal}` +
    `<path d="${path}" fill="none" stroke="var(--ink2)" stroke-width="1.4"` +
    ' stroke-linejoin="round" stroke-linecap="round"/>' +
    `<circle cx="${x(last)}" cy="${y(values[last])}" r="2.4" fill="var(--ink)"/></svg>`;
};

// How many lights of a row are red and amber.
export const tallyOf = ({ columns, states }, cells) => {
  const count = new Map();
  columns.forEach((column, place) => {
    if (column.k !== "light" || !cells[place]) return;
    const { t } = states[cells[place][0]];
    if (t) count.set(t, (count.get(t) || 0) + 1);
  });
  const part = (tone, place) =>
    count.has(tone)
      ? `<span class="${place}"><i class="k-m s12 ${tone}-full ${tone}"></i>` +
        `${count.get(tone)}</span>`
      : "";
  return `<span class="tally">${part("missed", "a")}${part("near", "b")}</span>`;
};
