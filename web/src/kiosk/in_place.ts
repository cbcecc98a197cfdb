// The page stays as it is for the next visitor: nothing that a browser does for its one reader can be done to it.

const ZOOM_KEYS = ["+", "-", "=", "0"];

/** Prevents the browser's menu, dragging and zooming; what `touch-action` prevents is in the style. Gives what ends it. */
export function keepInPlace(page: Window = window): () => void {
  const prevent = (event: Event) => event.preventDefault();
  const wheel = (event: WheelEvent) => event.ctrlKey && event.preventDefault();
  const key = (event: KeyboardEvent) =>
    (event.ctrlKey || event.metaKey) && ZOOM_KEYS.includes(event.key) && event.preventDefault();
  const prevented = ["contextmenu", "dragstart", "gesturestart"];
  for (const what of prevented) page.addEventListener(what, prevent);
  page.addEventListener("wheel", wheel, { passive: false });
  page.addEventListener("keydown", key);
  return () => {
    for (const what of prevented) page.removeEventListener(what, prevent);
    page.removeEventListener("wheel", wheel);
    page.removeEventListener("keydown", key);
  };
}
