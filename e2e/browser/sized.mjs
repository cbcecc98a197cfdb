// What can be measured of a screen, run within the page: sizes in millimetres, heights above the floor, contrast.

/** Every control that is smaller than a finger or higher than a reach, as text. `mm_px`: pixels of a millimetre. */
export function outOfReach({ mm_px, target_mm, reach_px }) {
  const SLACK_PX = 1;
  const found = [];
  for (const one of document.querySelectorAll("button, input, a[href]")) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.closest(".aloud, [inert]")) continue;
    const { width, height, top } = one.getBoundingClientRect();
    const name = (one.textContent || one.ariaLabel || one.tagName).trim().slice(0, 24);
    const size = [width, height].map((px) => (px / mm_px).toFixed(1));
    if (Math.min(width, height) + SLACK_PX < target_mm * mm_px) found.push(`${name} is ${size.join(" × ")} mm`);
    if (reach_px !== null && top + SLACK_PX < innerHeight - reach_px) {
      found.push(`${name} begins ${((innerHeight - reach_px - top) / mm_px).toFixed(0)} mm above the reach`);
    }
  }
  return found;
}

/** Every text of less contrast than this, as text. What cannot be pressed just now need not be read. */
export function tooFaint(ratio_min) {
  const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if ((color[3] ?? 1) === 1) return color;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const one of document.querySelectorAll("body *")) {
    const has_text = Array.from(one.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!has_text || !one.checkVisibility({ visibilityProperty: true }) || one.closest(".aloud, :disabled, [aria-busy=true]")) continue;
    const [light, dark] = [luminance(channels(getComputedStyle(one).color)), luminance(groundOf(one))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < ratio_min) found.push(`${one.textContent.trim().slice(0, 24)}: ${ratio.toFixed(2)} : 1`);
  }
  return found;
}

/** Every word that is broken to fit its button, as text. */
export function brokenWords() {
  const found = [];
  for (const button of document.querySelectorAll("button")) {
    if (!button.checkVisibility({ visibilityProperty: true })) continue;
    const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const word of walker.currentNode.data.matchAll(/[A-Za-z가-힣]+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        const lines = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top)));
        if (lines.size > 1) found.push(`${word[0]} is broken`);
      }
    }
  }
  return found;
}
