// What does not fit on a page: run within the page, so it needs nothing from outside.

/** Each text that is cut, lies outside of the screen or on another text, and each overlapping pair of buttons, as text. */
export function misfits() {
  const SLACK_PX = 1.5;
  /** The rows of a line's box above and below its glyphs: an empty one may lie under another text. */
  const EMPTY = 0.15;
  const found = [];
  const hidden = (one) => !one.checkVisibility({ visibilityProperty: true }) || one.closest(".aloud") !== null;
  const say = (what, node) => found.push(`${what}: ${node.textContent.trim().slice(0, 40)}`);
  const clips = (one) => getComputedStyle(one).overflow !== "visible";

  function boxOf(rect) {
    const empty = rect.height * EMPTY;
    return { left: rect.left, right: rect.right, top: rect.top + empty, bottom: rect.bottom - empty };
  }
  function sticksOut(box, frame) {
    return (
      box.left < frame.left - SLACK_PX ||
      box.right > frame.right + SLACK_PX ||
      box.top < frame.top - SLACK_PX ||
      box.bottom > frame.bottom + SLACK_PX
    );
  }
  function overlap(one, other) {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return across > SLACK_PX && down > SLACK_PX;
  }

  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.textContent.trim() === "" || hidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].map(boxOf);
    texts.push({ node, parent, boxes });
    if (boxes.some((box) => sticksOut(box, screen))) say("outside of the screen", node);
    for (let frame = parent; frame !== document.body && frame !== null; frame = frame.parentElement) {
      if (clips(frame) && boxes.some((box) => sticksOut(box, frame.getBoundingClientRect()))) say("cut", node);
    }
    const button = parent.closest("button");
    if (button && boxes.some((box) => sticksOut(box, button.getBoundingClientRect()))) say("sticks out of its button", node);
  }
  for (const [at, one] of texts.entries()) {
    for (const other of texts.slice(at + 1)) {
      if (one.boxes.some((box) => other.boxes.some((its) => overlap(box, its)))) {
        say(`lies on "${other.node.textContent.trim().slice(0, 20)}"`, one.node);
      }
    }
  }
  const buttons = [...document.querySelectorAll("button, input")].filter((one) => !hidden(one));
  for (const [at, one] of buttons.entries()) {
    const box = one.getBoundingClientRect();
    if (sticksOut(box, screen)) say("a button outside of the screen", one);
    for (const other of buttons.slice(at + 1)) {
      if (overlap(box, other.getBoundingClientRect())) say(`a button on "${other.textContent.trim().slice(0, 20)}"`, one);
    }
    for (const { node, parent, boxes } of texts) {
      if (!one.contains(parent) && boxes.some((its) => overlap(box, its))) say("under a button", node);
    }
  }
  for (const one of document.body.querySelectorAll("*")) {
    const says = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
    if (!says || hidden(one) || !clips(one)) continue;
    if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) say("more than it shows", one);
  }
  return [...new Set(found)];
}
