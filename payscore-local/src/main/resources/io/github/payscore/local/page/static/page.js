// Says so when the local WeChat Pay has stopped, and no longer when it is back.
const offline = document.getElementById("offline");
document.addEventListener("htmx:sendError", () => { offline.hidden = false; });
document.addEventListener("htmx:afterOnLoad", () => { offline.hidden = true; });

// News wait while a button is held down: a new button would not get the click.
let held = false;
document.addEventListener("pointerdown", () => { held = true; });
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => { held = false; });
}
document.addEventListener("htmx:beforeSwap", (event) => {
  event.detail.shouldSwap &&= !held;
});
