// What a click in our markup means, unless it is meant for a new tab.

export const plain = (event) =>
  !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey);

// Opens a page of the dashboard as the browser's own back and forward do; nothing is loaded anew.
export const follow = (link) => {
  window.history.pushState({}, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate"));
};

// Marks what was chosen; the question it asks.
export const picked = (host, asking) => {
  host.querySelectorAll(".pick").forEach((each) => each.classList.remove("pick"));
  asking.classList.add("pick");
  return asking.dataset.ask;
};
