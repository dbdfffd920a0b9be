// What is pointed at in one place is marked wherever else on the page the same unit stands.

export const join = (each) => {
  document.querySelectorAll("[data-unit].joined").forEach((other) => {
    other.classList.remove("joined");
  });
  const code = each && each.dataset.unit;
  if (!code) return;
  document.querySelectorAll(`[data-unit="${CSS.escape(code)}"]`).forEach((other) => {
    other.classList.add("joined");
  });
};
