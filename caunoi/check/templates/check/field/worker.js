// Thợ của Sổ hiện trường: chỉ giữ trang của sổ và tệp tĩnh nó cần, để mở được khi mất mạng. Không giữ gì khác.
const settings = {{ settings }};
const SHELL = "caunoi-tinh-" + settings.version;
const PRIVATE = "caunoi-rieng";
const plain = (address) => new URL(address, self.location.origin).pathname;
const pages = new Set(settings.pages);
const files = new Set(settings.files.map(plain));

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const shell = await caches.open(SHELL);
    await Promise.allSettled(settings.files.map((file) => shell.add(file)));
    await Promise.allSettled(settings.pages.map(keep));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("caunoi-tinh-") && name !== SHELL) await caches.delete(name);
    await self.clients.claim();
  })());
});

// Máy chủ đưa sang trang đăng nhập nghĩa là phiên đã hết: trang riêng không còn được giữ.
async function looked(answer, page) {
  if (answer.redirected || answer.type === "opaqueredirect") await caches.delete(PRIVATE);
  else if (answer.ok && page) await (await caches.open(PRIVATE)).put(page, answer.clone());
  return answer;
}

async function keep(page) {
  return looked(await fetch(page, { credentials: "same-origin", cache: "no-store" }), page);
}

async function page(request, path) {
  try { return await looked(await fetch(request), request.method === "GET" ? path : ""); } catch {
    const kept = await (await caches.open(PRIVATE)).match(path);
    return kept || new Response("<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Cầu Nối</title><p>" + settings.offline + "</p>", { headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}

async function file(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) (await caches.open(SHELL)).put(request, answer.clone());
    return answer;
  } catch (lost) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw lost;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event, path = new URL(request.url).pathname;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate" && pages.has(path)) event.respondWith(page(request, path));
  else if (files.has(path)) event.respondWith(file(request));
});

self.addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(caches.delete(PRIVATE));
  if (event.data === "keep") event.waitUntil(Promise.allSettled(settings.pages.map(keep)));
});
