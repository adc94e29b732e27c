// Sổ hiện trường: giữ phiếu trên máy khi mất mạng, gửi khi có lại. Không có tệp này, biểu mẫu vẫn gửi được như thường.
(() => {
  const root = document.querySelector("[data-book]");
  if (!root || !self.indexedDB || !self.fetch) return;
  const { person, send, known, worker, scope } = root.dataset;
  const words = JSON.parse(document.getElementById("loi-so").textContent);
  const $ = (selector, from = root) => from.querySelector(selector);
  const said = (text, values = {}) => Object.entries(values).reduce((line, [name, value]) => line.replace(`%${name}%`, value), text);

  // Kho trên máy
  const opened = new Promise((done, failed) => {
    const asked = indexedDB.open("caunoi-so", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("phieu", { keyPath: "number" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  const store = async (mode, act) => {
    const kept = (await opened).transaction("phieu", mode);
    const answer = act(kept.objectStore("phieu"));
    return new Promise((done, failed) => { kept.oncomplete = () => done(answer.result); kept.onerror = kept.onabort = () => failed(kept.error); });
  };
  const put = (entry) => store("readwrite", (all) => all.put(entry));
  const drop = (number) => store("readwrite", (all) => all.delete(number));
  const one = (number) => store("readonly", (all) => all.get(number));
  const mine = async () => (await store("readonly", (all) => all.getAll())).filter((entry) => entry.person === person);
  const stamp = () => new Date().toISOString();
  const fresh = () => crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (+c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> +c / 4).toString(16));

  // Gửi: từng phiếu một, theo số do máy đặt, nên gửi lại không thành hai.
  let sending = null;
  const sendAll = () => (sending ||= sendWaiting().finally(() => { sending = null; }));
  async function sendWaiting() {
    const waiting = (await mine()).filter((entry) => entry.state === "waiting");
    if (!waiting.length) return "none";
    let asked;
    try { asked = await fetch(known, { credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" } }); } catch { return "offline"; }
    if (asked.type === "opaqueredirect" || asked.status === 401) return "signed-out";
    if (!asked.ok) return "busy";
    const who = await asked.json();
    if (who.person !== person) return "another";
    for (const entry of waiting) {
      const end = await sendOne(entry, who.key);
      if (end) return end;
    }
    return "sent";
  }
  async function sendOne(entry, key) {
    const data = new FormData();
    for (const name of ["number", "about", "on", "looks", "text", "spot", "written_at"]) data.append(name, entry[name] || "");
    if (entry.public) data.append("public", "on");
    entry.photos.forEach((photo) => data.append("photos", photo.blob, photo.name));
    data.append("alts", entry.photos.map((photo) => (photo.alt || "").replace(/\s+/g, " ")).join("\n"));
    let answer;
    try { answer = await fetch(send, { method: "POST", body: data, credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json", "X-CSRFToken": key } }); } catch { return "offline"; }
    if (answer.type === "opaqueredirect" || answer.status === 401) return "signed-out";
    if (answer.status === 200 || answer.status === 201) {
      const { address } = await answer.json();
      await put({ number: entry.number, person, state: "sent", address, name: entry.name, written_at: entry.written_at, sent_at: stamp() });
      return "";
    }
    if (answer.status === 409 || answer.status === 422) {
      const { refused, field } = await answer.json();
      await put({ ...entry, state: "refused", reason: refused, field });
      return "";
    }
    // Quá nặng, khóa biểu mẫu cũ, máy chủ bận: phiếu vẫn ở đây, lần sau gửi lại.
    if (answer.status === 413) await put({ ...entry, state: "refused", reason: words.heavy, field: "photos" });
    return answer.status === 413 ? "" : "busy";
  }

  const status = $("[data-status]");
  async function tell(end) {
    const all = await mine(), waiting = all.filter((entry) => entry.state === "waiting").length, refused = all.filter((entry) => entry.state === "refused").length;
    const lines = [];
    if (waiting) lines.push(said(end === "signed-out" ? words.signedOut : end === "another" ? words.another : end === "busy" ? words.busy : words.waiting, { n: waiting }));
    if (refused) lines.push(said(words.refused, { n: refused }));
    if (!lines.length && end === "sent") lines.push(words.sent);
    status.textContent = lines.join(" ");
    status.hidden = !lines.length;
    root.querySelectorAll("[data-count]").forEach((each) => { each.textContent = waiting + refused ? ` (${waiting + refused})` : ""; });
  }
  // “Có mạng” thường báo trước khi mạng thật sự thông: thử lại, thưa dần.
  const pauses = [1500, 4000, 10000, 30000, 60000];
  let tries = 0, again;
  async function go() {
    clearTimeout(again);
    const end = await sendAll();
    if ((end === "offline" || end === "busy") && navigator.onLine) again = setTimeout(go, pauses[Math.min(tries++, pauses.length - 1)]);
    else tries = 0;
    await tell(end);
    await draw();
    return end;
  }
  addEventListener("online", go);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && navigator.onLine) go(); });

  // Ảnh: thu nhỏ ngay trên máy; vẽ lại nên vị trí chụp không còn trong ảnh.
  async function shrunk(file) {
    if (!file.type.startsWith("image/") || !self.createImageBitmap) return { name: file.name, blob: file, thumb: "" };
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const draw = (most) => {
        const share = Math.min(1, most / Math.max(picture.width, picture.height)), canvas = document.createElement("canvas");
        canvas.width = Math.max(1, Math.round(picture.width * share)); canvas.height = Math.max(1, Math.round(picture.height * share));
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        return canvas;
      };
      const blob = await new Promise((done) => draw(2000).toBlob(done, "image/jpeg", 0.85));
      return { name: file.name.replace(/\.\w+$/, "") + ".jpg", blob, thumb: draw(160).toDataURL("image/jpeg", 0.6) };
    } catch { return { name: file.name, blob: file, thumb: "" }; }
  }

  // Viết
  const form = $("form[data-entry]"), shots = $("[data-shots]"), most = 6;
  let photos = [], number = "", timer;
  const field = (name) => form.elements[name];
  function read(state) {
    const about = field("about"), chosen = about.options ? about.options[about.selectedIndex] : null;
    return {
      number, person, state, about: about.value, name: chosen ? chosen.text : "", on: field("on").value, looks: field("looks").value, text: field("text").value.trim(),
      spot: field("spot").value.trim(), public: field("public").checked, photos, written_at: stamp(),
    };
  }
  function show(entry) {
    number = entry.number;
    field("number").value = number;
    for (const name of ["on", "text", "spot"]) field(name).value = entry[name];
    if ([...field("about").options].some((each) => each.value === entry.about)) field("about").value = entry.about;
    for (const each of field("looks")) each.checked = each.value === entry.looks;
    field("public").checked = entry.public;
    photos = entry.photos;
    drawShots();
  }
  function drawShots() {
    shots.replaceChildren(...photos.map((photo, at) => {
      const row = document.getElementById("mot-anh").content.cloneNode(true).firstElementChild, image = $("img", row), alt = $("input", row);
      if (photo.thumb) image.src = photo.thumb; else image.remove();
      alt.value = photo.alt || "";
      alt.addEventListener("input", () => { photo.alt = alt.value; later(); });
      $("button", row).addEventListener("click", () => { photos.splice(at, 1); drawShots(); later(); });
      return row;
    }));
  }
  function later() { clearTimeout(timer); timer = setTimeout(async () => { if (field("text").value.trim() || photos.length) await put(read("draft")); }, 600); }
  function wrong(text, box) {
    const told = $("[data-wrong]");
    told.textContent = text; told.hidden = !text;
    if (text && box) (box.length && !box.options ? box[0] : box).focus();
    return Boolean(text);
  }
  async function submitted(event) {
    event.preventDefault();
    clearTimeout(timer);
    const entry = read("waiting");
    if (wrong(entry.text.length < 3 ? words.noText : "", field("text")) || wrong(entry.looks ? "" : words.noLooks, field("looks"))) { delete form.dataset.sent; return; }
    await put(entry);
    const end = await go();
    const now = await one(entry.number);
    delete form.dataset.sent;
    if (now && now.state === "sent") { location.assign(now.address); return; }
    if (now && now.state === "refused") { wrong(now.reason, field(now.field) || field("text")); await put({ ...now, state: "draft" }); await tell(end); return; }
    form.reset(); photos = []; number = fresh(); field("number").value = number; drawShots(); wrong("");
    status.scrollIntoView({ block: "center" });
  }
  async function write() {
    const wanted = new URLSearchParams(location.search).get("phieu"), all = await mine();
    const entry = all.find((each) => each.number === wanted && each.state !== "sent") || all.find((each) => each.state === "draft");
    number = field("number").value || fresh();
    // Trang giữ trên máy mang số của lần tải trước: mỗi phiếu phải có số của mình.
    if (all.some((each) => each.number === number) && !entry) number = fresh();
    if (entry) {
      if (entry.state === "refused" && entry.field === "id") { await drop(entry.number); entry.number = fresh(); }
      show({ ...entry });
      if (entry.state === "refused") wrong(entry.reason);
      await put({ ...entry, state: "draft" });
    } else field("number").value = number;
    const chooser = field("photos");
    $("[data-alts]").hidden = true;
    chooser.addEventListener("change", async () => {
      const chosen = [...chooser.files].slice(0, most - photos.length);
      wrong(photos.length + chooser.files.length > most ? words.tooMany : "");
      for (const file of chosen) photos.push({ alt: "", ...(await shrunk(file)) });
      chooser.value = "";
      drawShots();
      later();
    });
    form.addEventListener("input", later);
    form.addEventListener("submit", submitted);
  }

  // Hàng đợi
  const list = $("[data-queue]");
  async function draw() {
    if (!list) return;
    const all = (await mine()).sort((a, b) => (a.written_at < b.written_at ? 1 : -1));
    $("[data-empty]").hidden = all.length > 0;
    list.replaceChildren(...all.map((entry) => {
      const row = document.getElementById("mot-phieu").content.cloneNode(true).firstElementChild;
      $("[data-name]", row).textContent = entry.name || words.unnamed;
      $("[data-text]", row).textContent = entry.text || "";
      $("[data-when]", row).textContent = new Date(entry.written_at).toLocaleString(document.documentElement.lang);
      $("[data-state]", row).textContent = words.states[entry.state] + (entry.photos && entry.photos.length ? ` · ${said(words.photos, { n: entry.photos.length })}` : "");
      const reason = $("[data-reason]", row), open = $("[data-open]", row), remove = $("[data-drop]", row);
      reason.textContent = entry.reason || ""; reason.hidden = entry.state !== "refused";
      open.href = entry.state === "sent" ? entry.address : `${send}?phieu=${entry.number}`;
      open.textContent = entry.state === "sent" ? words.openReceipt : words.edit;
      open.setAttribute("aria-label", `${open.textContent}: ${entry.name}`);
      remove.addEventListener("click", async () => {
        if (entry.state !== "sent" && !confirm(words.sure)) return;
        await drop(entry.number); await tell(""); await draw();
      });
      return row;
    }));
  }
  const button = $("[data-send]");
  if (button) { button.hidden = false; button.addEventListener("click", go); }

  (async () => {
    if (form) await write();
    if ("serviceWorker" in navigator) {
      try {
        await navigator.serviceWorker.register(worker, { scope });
        const ready = await navigator.serviceWorker.ready;
        if (navigator.onLine && ready.active) ready.active.postMessage("keep");
        root.dataset.ready = "1";
      } catch { root.dataset.ready = "0"; }
    }
    await draw();
    if (navigator.onLine) await go(); else await tell("offline");
  })();
})();
