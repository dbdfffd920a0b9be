// Which rows of a table are shown, and in which order.

import { fold } from "./text.js";

// Every row is found by its name and by that of its group.
export const makeSearchable = (data) => {
  const groups = data.groups.map((group) => fold(group.n));
  data.rows.forEach((row) => {
    row.find = [fold(row.n), groups[row.g] || ""];
  });
};

export const valueOf = (columns, cells, place) => {
  const cell = cells && cells[place];
  if (!Array.isArray(cell)) return null;
  const kind = columns[place].k;
  if (kind === "light") return cell.length > 2 ? cell[2] / cell[3] : null;
  if (kind === "bar") return cell[2];
  return cell[1] === undefined ? null : cell[1];
};

// Rows without a number stand last, whichever way the column is sorted.
export const orderOf = (columns, { sort, down }) => {
  const place = columns.findIndex((each) => each.c === sort);
  const side = down ? -1 : 1;
  if (sort === null || (place >= 0 && columns[place].k === "tally")) {
    return (a, b) => side * (a.r - b.r);
  }
  if (sort === "") return (a, b) => side * (a.a - b.a);
  return (a, b) => {
    const x = valueOf(columns, a.cells, place), y = valueOf(columns, b.cells, place);
    if (x === null || y === null) return (x === null) - (y === null) || a.r - b.r;
    return side * (x - y) || a.r - b.r;
  };
};

// The way a column is sorted once its head is pressed; the names from A on.
export const pressed = (columns, { sort, down }, code) => {
  const column = columns.find((each) => each.c === code && code !== "");
  return { sort: code, down: sort === code ? !down : Boolean(column && column.d) };
};

export const sortedBy = (columns, { sort, down }, code) => {
  const column = columns.find((each) => each.c === code);
  const tally = Boolean(column && column.k === "tally");
  const now = sort === null && tally ? code : sort;
  if (now !== code) return "none";
  return down !== tally ? "descending" : "ascending";
};

// The lines of the table, groups and the whole among them, and how many units were found.
export const linesOf = (data, state) => {
  const words = fold(state.words).replace(/\s+/g, " ");
  const order = orderOf(data.columns, state);
  const found = data.rows.filter((row) => row.find.some((text) => text.includes(words)));
  const units = found.sort(order).map((row) => ({ kind: "unit", row }));
  const lines = data.whole && !words ? [{ kind: "whole", row: data.whole }] : [];
  const flat = state.flat || (data.groups.length < 2 && !data.headed);
  lines.push(...(flat ? units : grouped(data.groups, units, order, state.sort)));
  return { lines, found: found.length };
};

const grouped = (all, units, order, sort) => {
  const groups = all.map((group, place) => ({ ...group, r: place, a: place }));
  // Groups without a sum have nothing to be sorted by.
  const summed = (group) => group.cells ? 1 : 0;
  groups.sort((a, b) => summed(a) - summed(b) || (sort ? order(a, b) : a.r - b.r));
  const mine = new Map(groups.map((group) => [group.r, []]));
  units.forEach((unit) => mine.get(unit.row.g).push(unit));
  return groups.filter((group) => mine.get(group.r).length)
    .flatMap((group) => [{ kind: "group", row: group }, ...mine.get(group.r)]);
};
