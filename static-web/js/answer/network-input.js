// The 28 x 28 pixels that the network was given, and the maps its two convolutions made of them.
import { byId } from "../shell/dom.js";
import { change, state, when } from "../shell/state.js";
import { texts } from "../shell/texts.js";

export function startSaw() {
  const details = byId("layers");
  details.addEventListener("toggle", () => change({ layersOpen: details.open }));
  when(["answer", "chosen"], () => {
    const input = state.answer?.digits[state.chosen]?.input;
    greys(byId("seen"), 28, 28, input ? [input] : [], 1);
    byId("polarity").textContent = (state.answer?.tab === "upload" && texts.polarity[state.answer.polarity]) || "";
  });
  when(["answer", "mode", "layersOpen"], () => {
    // While a line is drawn only its pixels are asked for: the last maps stay until the new ones come.
    if (state.drawing && state.answer) return;
    byId("layers-only").hidden = state.mode === "digit";
    for (const [id, name, count, size, columns] of [["conv1", "conv1", 6, 28, 6], ["conv2", "conv2", 16, 10, 8]]) {
      const layer = state.answer?.layers?.find((candidate) => candidate.name === name);
      const area = size * size;
      const maps = layer ? Array.from({ length: layer.channels }, (_, i) => layer.values.subarray(i * area, (i + 1) * area)) : [];
      byId(id).ariaLabel = texts.layer(name, count);
      byId(id).hidden = state.mode === "number";
      greys(byId(id), size, size, maps, columns);
    }
  });
}

/** Grey maps side by side, one pixel apart. */
function greys(canvas, width, height, maps, columns) {
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  maps.forEach((map, index) => {
    const image = context.createImageData(width, height);
    map.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
    context.putImageData(image, (index % columns) * (width + 1), Math.floor(index / columns) * (height + 1));
  });
}
