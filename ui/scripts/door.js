// Leads to the sign-in as soon as nobody is signed in any more: in a tab left
// open, after a sign-out in another, when an administrator ended the session.

const EACH = 30_000;

async function look() {
  try {
    const answer = await fetch("./phien", { cache: "no-store" });
    if (answer.status === 401) {
      const here = location.pathname.slice(1) + location.search;
      location.replace("./dang-nhap?het=1&tiep=" + encodeURIComponent(here));
    }
  } catch {
    // The server is away; the page says so itself.
  }
}

setInterval(look, EACH);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    look();
  }
});
