// Walking through the cells of a table with the keyboard.

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

// Only one button is reached by the tab key: the last one that was in use.
export const rove = (body, target) => {
  const button = target.closest("td.c button");
  if (!button) return;
  body.querySelectorAll("button[tabindex='0']").forEach((each) => {
    each.tabIndex = -1;
  });
  button.tabIndex = 0;
};

export const start = (body) => {
  const button = body.querySelector("button[tabindex='0']") || body.querySelector("button");
  if (button) button.tabIndex = 0;
};

export const focusOn = (body, ask) => {
  const button = body.querySelector(`button[data-ask="${CSS.escape(ask)}"]`);
  if (button) button.focus({ preventScroll: true });
};

export const walk = (event, columns) => {
  const cell = event.target.closest("td.c");
  const step = STEPS[event.key];
  if (!cell || !step) return;
  event.preventDefault();
  const button = buttonFrom(cell, step, columns);
  if (!button) return;
  button.focus({ preventScroll: true });
  button.scrollIntoView({ block: "nearest", inline: "nearest" });
};

// The next button in a direction; cells without one are passed over.
const buttonFrom = (cell, [down, right], columns) => {
  let row = cell.parentElement, column = cell.cellIndex;
  while (row) {
    if (down > 0) row = row.nextElementSibling;
    else if (down < 0) row = row.previousElementSibling;
    else column += right;
    if (!row || column < 1 || column > columns) return null;
    const cells = row.children;
    const next = cells[Math.min(column, cells.length - 1)];
    const button = next && next.querySelector("button");
    if (button) return button;
    if (right && !cells[column]) return null;
  }
  return null;
};
