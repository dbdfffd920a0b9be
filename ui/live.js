// Puts markup into the page. Elements with data-ask ask Python a question; links to other pages of the dashboard
// open as the browser's own back and forward do, so that nothing is loaded anew.

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector(".k-live");
  if (!host) return;
  if (host.dataset.shown !== data.key) {
    host.innerHTML = data.html;
    host.dataset.shown = data.key;
  }
  host.onclick = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[href]");
    if (link && link.getAttribute("href").startsWith("#")) return;
    if (link) {
      event.preventDefault();
      window.history.pushState({}, "", link.href);
      window.dispatchEvent(new PopStateEvent("popstate"));
      return;
    }
    const asking = event.target.closest("[data-ask]");
    if (!asking) return;
    host.querySelectorAll(".pick").forEach((each) => each.classList.remove("pick"));
    asking.classList.add("pick");
    setTriggerValue("asked", asking.dataset.ask);
  };
}
