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
  "Upload": "choose_files",
  "Add files": "choose_files",
  "Select all": "all",
  "Selected values": "chosen",
  "Clear all": "clear",
  "Clear date": "clear",
  "Choose date": "date",
  "Calendar": "calendar",
  "Previous": "previous",
  "Previous month": "previous",
  "Next": "next",
  "Next month": "next",
  "Press Enter to apply": "enter",
  "Press Enter to submit form": "enter",
  "Press Ctrl+Enter to apply": "ctrl_enter",
  "Press Ctrl+Enter to submit form": "ctrl_enter",
  "Press \u2318+Enter to apply": "ctrl_enter",
  "Press \u2318+Enter to submit form": "ctrl_enter",
  "Invalid input.": "invalid",
  "This field is required.": "required",
  "Notifications": "notices",
  "Skip to main content": "skip",
  "Running...": "running",
};
// What holds a number, a name or a day; the groups fill the places of the word.
const SHAPES = [
  [/^(\d+) options? available\.$/, "offered"],
  [/^Select (\d+) matches$/, "matches"],
  [/^Add: (.+)$/s, "add"],
  [/^day, (.+)$/s, "day_of"],
  [/^month, (.+)$/s, "month_of"],
  [/^year, (.+)$/s, "year_of"],
  [/^(\d+) \u2013 [A-Z][a-z]+$/, "month"],
  [/^Selected Date: (.+)$/, "selected"],
  [/^Choose date, (.+)$/, "date_of"],
  [/^Today, (.+?)(?: selected)?$/, "today"],
  [/^(.+ \d{4}) selected$/, "picked"],
  [/^Error: Number is outside .+ between (\S+) and (\S+)\.$/, "range"],
  [/^(\d+)([KMG]B) per file$/, "size"],
  [/^Remove (.+\.\w+)$/, "take_away"],
];
const NAMED = ["aria-label", "aria-valuetext", "placeholder", "title"];

const dayOf = (text) => {
  const day = new Date(text);
  return isNaN(day) ? text : day.toLocaleDateString("vi-VN");
};

export function said(text, words) {
  const own = words[OWN[text]];
  if (own || !text) return own;
  for (const [shape, key] of SHAPES) {
    const parts = shape.exec(text);
    if (!parts) continue;
    if (key === "selected") parts[1] = dayOf(parts[1]);
    return words[key].replace(/\{(\d)\}/g, (_, at) => parts[Number(at)]);
  }
  return undefined;
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

// Its text is hidden, since the place for files says more.
function nameUploaders(node, words) {
  for (const button of node.querySelectorAll("[data-testid=stFileUploaderDropzone] button")) {
    if (!button.ariaLabel) button.setAttribute("aria-label", words.choose_files);
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
  nameUploaders(node, words);
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
