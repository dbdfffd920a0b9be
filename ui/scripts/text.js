// Texts as they are searched for and as they stand in markup.

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

// Without diacritics, the crossed d among them, and in small letters.
export const fold = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u0110\u0111]/g, "d")
    .toLowerCase().trim();

export const safe = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);

export const dotted = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ".");
