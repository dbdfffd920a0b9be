// Says in the reader's language what Streamlit says of itself: texts and names
// of its own elements, as they come into the page.

const OWN = {
  "No results": "none",
  "Choose an option": "choose",
  "Choose options": "choose",
  "Close": "close",
  "Dismiss": "close",
  "Clear value": "clear",
  "Open": "open",
  "Increment": "more",
  "Decrement": "less",
  "Sidebar": "sidebar",
  "Collapse sidebar": "fold",
  "Expand sidebar": "unfold",
  "Navigate to home page": "home",
  "App pages": "pages",
  "file upload": "files",
};
const OFFERED = /^(\d+) options? available\.$/;
const NAMED = ["aria-label", "placeholder", "title"];

function said(text, words) {
  const offered = OFFERED.exec(text);
  if (offered) return words.offered.replace("{count}", offered[1]);
  return words[OWN[text]];
}

// What the dashboard draws itself may quote such a word out of a file.
function ours(element) {
  return !element || element.closest(".k, .stHtml");
}

function name(element, words) {
  if (ours(element)) return;
  for (const attribute of NAMED) {
    const told = said(element.getAttribute(attribute), words);
    if (told) element.setAttribute(attribute, told);
  }
}

function tell(node, words) {
  if (node.nodeType === Node.TEXT_NODE) {
    const told = !ours(node.parentElement) && said(node.data.trim(), words);
    if (told) node.data = told;
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  name(node, words);
  for (const element of node.querySelectorAll("[aria-label],[placeholder],[title]")) {
    name(element, words);
  }
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) tell(texts.currentNode, words);
}

export default function ({ data }) {
  if (window.kpiOwnWords) return;
  window.kpiOwnWords = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") {
        for (const node of change.addedNodes) tell(node, data);
      } else {
        tell(change.target, data);
      }
    }
  });
  tell(document.body, data);
  window.kpiOwnWords.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: NAMED,
  });
}
