// Puts markup into the page. Elements with data-ask ask Python a question,
// those with data-copy copy their text, those with data-jump go to an element by
// its key; links to other pages of the dashboard
// open as the browser's own back and forward do, so that nothing is loaded anew.

import { follow, picked, plain } from "./clicks.js";
import { join } from "./joined.js";

// A page that is not served over HTTPS has no clipboard but the old one.
export async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.style.cssText = "position:fixed;opacity:0";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

export function tell(button) {
  const before = button.dataset.before || button.textContent;
  button.dataset.before = before;
  button.textContent = button.dataset.copied;
  clearTimeout(button.timer);
  button.timer = setTimeout(() => {
    button.textContent = before;
  }, 2000);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".k-live");
  if (!host) return;
  if (host.dataset.shown !== data.key) {
    host.innerHTML = data.html;
    host.dataset.shown = data.key;
  }
  host.onpointerover = (event) => join(event.target.closest("[data-unit]"));
  host.onpointerleave = () => join(null);
  host.onclick = (event) => {
    if (!plain(event)) return;
    const link = event.target.closest("a[href]");
    if (link && link.getAttribute("href").startsWith("#")) return;
    if (link) {
      event.preventDefault();
      follow(link);
      return;
    }
    const copying = event.target.closest("[data-copy]");
    if (copying) {
      copy(copying.dataset.copy).then(() => tell(copying));
      return;
    }
    const jumping = event.target.closest("[data-jump]");
    if (jumping) {
      document.querySelector(`.st-key-${jumping.dataset.jump}`)?.scrollIntoView();
      return;
    }
    const asking = event.target.closest("[data-ask]");
    if (asking) setTriggerValue("asked", picked(host, asking));
  };
}
