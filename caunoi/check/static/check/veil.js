// Đánh dấu chỗ cần che bằng cách kéo trên ảnh; các số vẫn nằm trong ô bên dưới, sửa được bằng tay.
(() => {
  const frame = document.querySelector("[data-marking]"), box = document.getElementById("id_boxes");
  if (!frame || !box) return;
  const drawing = frame.querySelector("svg"), undo = document.querySelector("[data-undo]");
  const lines = () => box.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const draw = (extra) => {
    const all = [...lines().map((line) => line.replace(/[;]/g, " ").split(/\s+/).map((part) => parseFloat(part.replace(",", ".")))), ...(extra ? [extra] : [])];
    drawing.replaceChildren(...all.filter((part) => part.length === 4 && part.every(Number.isFinite)).map(([x, y, width, height]) => {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value);
      return rect;
    }));
    undo.hidden = !lines().length;
  };
  const at = (event) => {
    const edge = frame.getBoundingClientRect(), within = (value) => Math.min(100, Math.max(0, value));
    return [within((event.clientX - edge.left) / edge.width * 100), within((event.clientY - edge.top) / edge.height * 100)];
  };
  const part = ([x, y], [u, v]) => [Math.min(x, u), Math.min(y, v), Math.abs(u - x), Math.abs(v - y)].map((value) => Math.round(value * 10) / 10);
  let start = null;
  frame.addEventListener("pointerdown", (event) => { start = at(event); frame.setPointerCapture(event.pointerId); event.preventDefault(); });
  frame.addEventListener("pointermove", (event) => { if (start) draw(part(start, at(event))); });
  frame.addEventListener("pointerup", (event) => {
    if (!start) return;
    const found = part(start, at(event));
    start = null;
    if (found[2] >= 0.5 && found[3] >= 0.5) box.value = [...lines(), found.join(" ")].join("\n");
    draw();
  });
  undo.addEventListener("click", () => { box.value = lines().slice(0, -1).join("\n"); draw(); });
  box.addEventListener("input", () => draw());
  draw();
})();
