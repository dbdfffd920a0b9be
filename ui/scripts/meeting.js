// Leads through the steps of a meeting by keys and shows it on the whole screen.
// Steps are links, so that the browser's own back and forward lead through them too.

import { follow, plain } from "./clicks.js";

const FORWARD = ["ArrowRight", "PageDown"];
const BACK = ["ArrowLeft", "PageUp"];
const ROOM = "k-room";

// What a key asks for; nothing while somebody types or chooses.
export function wanted(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return "";
  if (event.target.closest("input,textarea,select,[contenteditable=true],[role=combobox]")) {
    return "";
  }
  if (event.target.closest("[role=dialog],[role=listbox],[role=radiogroup]")) return "";
  if (FORWARD.includes(event.key)) return "next";
  if (BACK.includes(event.key)) return "prev";
  return event.key === "f" || event.key === "F" ? "full" : "";
}

export function room(wide, host) {
  document.body.classList.toggle(ROOM, wide);
  const button = host.querySelector("[data-full]");
  if (button) button.textContent = wide ? button.dataset.leave : button.dataset.full;
}

// A browser that does not let a page fill the screen shows it large all the same.
export function turn(host) {
  const wide = !document.body.classList.contains(ROOM);
  room(wide, host);
  if (wide) document.documentElement.requestFullscreen?.().catch(() => {});
  else if (document.fullscreenElement) document.exitFullscreen();
}

export default function ({ data, parentElement }) {
  const host = parentElement.querySelector(".k-meeting");
  if (!host) return;
  if (host.dataset.shown !== data.key) {
    host.innerHTML = data.html;
    host.dataset.shown = data.key;
    room(document.body.classList.contains(ROOM), host);
  }
  const go = (way) => {
    const link = host.querySelector(`a[rel=${way}]`);
    if (link) follow(link);
  };
  host.onclick = (event) => {
    if (!plain(event)) return;
    if (event.target.closest("[data-full]")) turn(host);
    const link = event.target.closest("a[href]");
    if (!link) return;
    event.preventDefault();
    follow(link);
  };
  const keyed = (event) => {
    const way = wanted(event);
    if (!way) return;
    event.preventDefault();
    if (way === "full") turn(host);
    else go(way);
  };
  const left = () => {
    if (!document.fullscreenElement) room(false, host);
  };
  // Drawn again, it would listen twice: a key would lead two steps and turn the screen back.
  document.kpiMeetingDone?.();
  document.addEventListener("keydown", keyed);
  document.addEventListener("fullscreenchange", left);
  document.kpiMeetingDone = () => {
    document.removeEventListener("keydown", keyed);
    document.removeEventListener("fullscreenchange", left);
  };
  return () => {
    if (host.isConnected) return;
    document.kpiMeetingDone();
    document.body.classList.remove(ROOM);
  };
}
