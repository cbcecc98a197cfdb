import { expect, test, vi } from "vitest";
import { ownKeys } from "./own_keys";
import { sources } from "./sources";

function key(init: KeyboardEventInit): KeyboardEvent {
  return new KeyboardEvent("keydown", { key: "Enter", ...init });
}

test("an Enter that confirms a candidate of an input method is none of the page's", () => {
  const handle = vi.fn();
  ownKeys(handle)(key({ isComposing: true }));
  // As Safari tells of it: the composition is over already.
  ownKeys(handle)(key({ keyCode: 229 } as KeyboardEventInit));
  expect(handle).not.toHaveBeenCalled();
  ownKeys(handle)(key({ keyCode: 13 } as KeyboardEventInit));
  expect(handle).toHaveBeenCalledTimes(1);
});

test("every handler of keys is made so", () => {
  const wild = sources().flatMap(({ file, text }) => {
    const given = [...text.matchAll(/\bonkey(?:down|up|press)=\{([^}]*)/g)].map((found) => found[1] ?? "");
    const named = [...text.matchAll(/\{(onkey(?:down|up|press))\}/g)].map((found) => found[1] ?? "");
    const listened = [...text.matchAll(/\baddEventListener\(\s*["']key\w+["'],\s*([^),]*)/g)].map(
      (found) => found[1] ?? "",
    );
    const isMade = (handler: string) =>
      handler.startsWith("ownKeys(") || new RegExp(`\\bconst ${handler} = ownKeys\\(`).test(text);
    return [...given, ...named, ...listened]
      .filter((handler) => !isMade(handler))
      .map((handler) => `${file}: ${handler}`);
  });
  expect(wild).toEqual([]);
});
