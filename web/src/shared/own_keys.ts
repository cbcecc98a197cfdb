// Keys that a page acts on by itself.

/** What browsers give as the code of a key that an input method has taken. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * Makes a handler of keys. A key that an input method takes, such as the Enter that only confirms 水 for "shui", is none of
 * the page's. Every `onkeydown` is made with this; `own_keys.test.ts` holds it.
 */
export function ownKeys(handle: (event: KeyboardEvent) => void): (event: KeyboardEvent) => void {
  return (event) => {
    // Safari ends the composition before it tells of the Enter that ended it; only the code is left to know it by.
    if (event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD) return;
    handle(event);
  };
}
