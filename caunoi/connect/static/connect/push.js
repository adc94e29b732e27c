/* Offers to be told on this device where the browser can; without it the page works all the same. */
(() => {
  "use strict";
  const box = document.querySelector("[data-push-key]");
  if (!box || !("serviceWorker" in navigator) || !("PushManager" in window)) return;
  const told = box.querySelector("[role=status]");
  const cookie = document.cookie.split("; ").find((part) => part.startsWith("csrf="));
  const field = document.querySelector("[name=csrfmiddlewaretoken]");
  const key = Uint8Array.from(atob(box.dataset.pushKey.replace(/-/g, "+").replace(/_/g, "/").padEnd(88, "=")), (letter) => letter.charCodeAt(0));
  box.hidden = false;
  box.querySelector("button").addEventListener("click", async () => {
    try {
      const worker = await navigator.serviceWorker.register(box.dataset.pushWorker, { scope: "/can-bo/" });
      const found = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
      const answer = await fetch(box.dataset.pushPost, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": field ? field.value : cookie.slice(5) },
        body: JSON.stringify({ endpoint: found.endpoint }),
      });
      if (answer.ok) { location.reload(); return; }
      told.textContent = (await answer.json()).error;
    } catch (problem) { told.textContent = problem.message; }
  });
})();
