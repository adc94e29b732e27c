// Nhận định gửi qua cổng nhanh: gửi lại với đúng mã cũ khi mất mạng, hiện biên nhận, sang nhận định sau mà không tải lại trang.
// Không có tệp này, hay cổng không trả lời, thì biểu mẫu gửi như thường.
(() => {
  const told = document.getElementById("cong-nhanh"), form = document.querySelector("form[data-door]");
  if (!told || !form || !window.fetch || !window.AbortController) return;
  const { door, consultation, code, place, places, stances, statements, total, done: before } = JSON.parse(told.textContent);
  const find = (name) => document.querySelector(`[data-door-${name}]`);
  const status = find("status"), heading = find("statement"), progress = find("progress"), receipt = find("receipt"), save = find("save");
  const csrf = form.elements.csrfmiddlewaretoken.value, chosen = form.elements.place, receipts = [];
  const PATIENCE = 20000, LONGEST_PAUSE = 15000, FEW = 3;
  let done = before, pending = false, answered = false, kept = form.dataset.held === "1", wake = null;

  const say = (name) => { status.textContent = name ? status.dataset[name] : ""; };
  const pause = (time) => new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    wake = () => { clearTimeout(timer); resolve(); };
  });
  addEventListener("online", () => { if (wake) wake(); });
  addEventListener("beforeunload", (event) => { if (pending) event.preventDefault(); });

  // Một lần gửi; null là không có câu trả lời nào, có thể đã nhận mà mất đường về.
  const post = async (body) => {
    const late = new AbortController(), timer = setTimeout(() => late.abort(), PATIENCE);
    try {
      const answer = await fetch(door, { method: "POST", body, headers: { "Content-Type": "application/json" }, credentials: "omit", signal: late.signal });
      return { status: answer.status, after: Number(answer.headers.get("Retry-After")) || 1, told: await answer.json().catch(() => null) };
    } catch { return null; } finally { clearTimeout(timer); }
  };

  // Gửi đến khi được nhận; false là cổng này không nhận, để biểu mẫu gửi.
  const sent = async (body) => {
    for (let tries = 1; ; tries += 1) {
      const answer = await post(body);
      if (answer && (answer.status === 201 || answer.status === 200)) { answered = true; return answer.told; }
      const again = !answer || answer.status === 503 || answer.status === 429;
      if (!again || (!answer && !answered && navigator.onLine && tries >= FEW)) return false;
      say(answer ? "busy" : "again");
      await pause(answer ? answer.after * 1000 : Math.min(1000 * 2 ** (tries - 1), LONGEST_PAUSE));
    }
  };

  // Trình duyệt giữ mã như sau một biểu mẫu thường.
  const keep = async () => {
    if (kept) return;
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: new URLSearchParams({ csrfmiddlewaretoken: csrf, code }), redirect: "manual" });
      kept = answer.type === "opaqueredirect" || answer.ok;
    } catch { /* lần sau */ }
  };

  const show = (told) => {
    const [one] = told.opinions, proof = one.proof || {};
    receipt.hidden = false;
    for (const each of receipt.querySelectorAll("[data-proof]")) {
      const value = { digest: one.digest, entry: proof.entry, root: proof.root, place: proof.size ? `${proof.place + 1} / ${proof.size}` : "" }[each.dataset.proof];
      each.textContent = value || "–";
      if (each.dataset.ledger && value) each.href = `${each.dataset.ledger}?dau=${value}`;
    }
    receipts.push(one);
    URL.revokeObjectURL(save.href);
    save.href = URL.createObjectURL(new Blob([JSON.stringify({ consultation, opinions: receipts }, null, 1)], { type: "application/json" }));
  };

  const next = () => {
    statements.shift();
    done += 1;
    progress.textContent = progress.dataset.text.replace("{n}", done.toLocaleString("vi")).replace("{m}", total.toLocaleString("vi"));
    if (chosen) chosen.closest(".field").hidden = true;
    if (statements.length) {
      heading.textContent = `“${statements[0].text}”`;
      form.elements.statement.value = statements[0].id;
    } else if (done < total) {
      location.reload();
    } else {
      heading.textContent = heading.dataset.done;
      form.hidden = true;
      find("done").hidden = false;
    }
  };

  form.addEventListener("submit", async (event) => {
    const button = event.submitter, stance = button && stances[button.value];
    if (stance === undefined || form.dataset.plain) return;
    event.preventDefault();
    event.stopPropagation();
    if (pending) return;
    pending = true;
    form.setAttribute("aria-busy", "true");
    say("sending");
    const here = chosen ? places[chosen.value] || "" : place;
    const found = await sent(JSON.stringify({ consultation, code, place: here, opinions: [{ statement: statements[0].id, stance }] }));
    pending = false;
    form.removeAttribute("aria-busy");
    if (!found) { form.dataset.plain = "1"; form.requestSubmit(button); return; }
    say("taken");
    show(found);
    await keep();
    next();
  });
})();
