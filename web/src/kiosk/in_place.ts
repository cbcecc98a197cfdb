// The page stays as it is for the next visitor: nothing that a browser does for its one reader can be done to it.

const ZOOM_KEYS = ["+", "-", "=", "0"];

/** Whether the browser would enlarge the page for these keys. */
export function isZoom(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && ZOOM_KEYS.includes(event.key);
}

/** Prevents the browser's menu, dragging and zooming; what `touch-action` prevents is in the style. Gives what ends it. */
export function keepInPlace(page: Window = window): () => void {
  const prevent = (event: Event) => event.preventDefault();
  const wheel = (event: WheelEvent) => event.ctrlKey && event.preventDefault();
  const prevented = ["contextmenu", "dragstart", "gesturestart"];
  for (const what of prevented) page.addEventListener(what, prevent);
  page.addEventListener("wheel", wheel, { passive: false });
  return () => {
    for (const what of prevented) page.removeEventListener(what, prevent);
    page.removeEventListener("wheel", wheel);
  };
}
