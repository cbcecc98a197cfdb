// The link that a TV opens once: `/tv#token=TOKEN&next=/board.html?…`. What stands behind `#` is sent nowhere, so that the token is in
// no log; the page takes it out of the address as well.

export const BOARD_PAGE = "/board.html";

export interface Link {
  token: string;
  next: string;
}

/** Reads a link; null when it has no token. `next` never leads to another server. */
export function linkOf(hash: string, origin: string): Link | null {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const token = said.get("token");
  return token ? { token, next: pageOf(said.get("next") ?? BOARD_PAGE, origin) } : null;
}

function pageOf(next: string, origin: string): string {
  // As the browser itself will read it: it drops tabs and takes `\` for `/`.
  const url = URL.canParse(next, origin) ? new URL(next, origin) : null;
  return url?.origin === origin ? url.pathname + url.search + url.hash : BOARD_PAGE;
}
