// Chỉ để tiện hơn: mọi trang vẫn dùng được khi không có tệp này.
(() => {
  const all = (selector, root = document) => root.querySelectorAll(selector);

  // Đăng xuất: trang riêng đã giữ để dùng khi mất mạng (sổ hiện trường) bị xóa khỏi máy.
  document.addEventListener("submit", (event) => { if (self.caches && event.target.action.endsWith("/logout/")) caches.delete("caunoi-rieng"); });

  // Gửi hai lần: lần thứ hai trong mười giây bị bỏ qua.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent && Date.now() - form.dataset.sent < 10000) { event.preventDefault(); return; }
    form.dataset.sent = Date.now();
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // Lỗi: đưa người đọc tới bảng tóm tắt.
  const summary = document.querySelector(".summary[tabindex]");
  if (summary) summary.focus();

  // Lưu dần: <form data-save="/địa-chỉ">, trạng thái nói ở [data-saved].
  all("form[data-save]").forEach((form) => {
    const status = form.querySelector("[data-saved]");
    let timer, last = "";
    const save = async () => {
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
      const text = new URLSearchParams(data).toString();
      if (text === last || form.dataset.sent) return;
      try {
        const answer = await fetch(form.dataset.save, { method: "POST", body: data, headers: { "X-Save": "1" }, keepalive: text.length < 60000 });
        if (!answer.ok) throw answer;
        last = text;
        const time = new Date().toLocaleTimeString("vi", { hour: "2-digit", minute: "2-digit" });
        if (status) status.textContent = status.dataset.saved.replace("%s", time);
      } catch { if (status) status.textContent = status.dataset.unsaved; }
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1500); });
    document.addEventListener("visibilitychange", () => { if (document.hidden && timer) save(); });
  });

  // Đếm chữ còn lại.
  all("textarea[data-tally]").forEach((box) => {
    const note = document.getElementById(box.dataset.tally);
    const tell = () => { note.textContent = note.dataset.text.replace("%s", (box.maxLength - box.value.length).toLocaleString("vi")); };
    if (note && box.maxLength > 0) { box.addEventListener("input", tell); tell(); }
  });

  // Nút chép, nút in: chỉ hiện khi bấm được.
  all("[data-copy], [data-print]").forEach((button) => { button.hidden = false; });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-print]");
    if (button && "print" in button.dataset) print();
    if (button && button.dataset.copy) {
      try { await navigator.clipboard.writeText(button.dataset.copy); button.lastChild.textContent = button.dataset.done; } catch { /* máy không cho chép */ }
    }
    const menu = document.querySelector(".menu[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
  addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector(".menu[open]");
    if (menu) { menu.open = false; menu.firstElementChild.focus(); }
  });
})();
