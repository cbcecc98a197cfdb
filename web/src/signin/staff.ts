// Who is signed in, which page is theirs, and the way back to the page that sent them here.
import { get, Refused, remove } from "$shared/api";
import type { Role, SessionNow } from "$shared/wire.gen";

export const SESSION = "/api/v1/session";

const PAGES: Partial<Record<Role, string>> = {
  clerk: "/clerk.html",
  reception: "/reception.html",
  manager: "/manager.html",
  auditor: "/auditor.html",
  admin: "/admin.html",
};

/** The page of a role. */
export function pageOf(role: Role): string {
  return PAGES[role] ?? "/";
}

/** Where to go after signing in: the page that asked, when it is one of this server's, else the role's own. */
export function afterSignIn(role: Role, next: string | null): string {
  if (next === null) return pageOf(role);
  // As the browser will read it: it drops tabs and line ends, and takes a backslash for a slash.
  const to = URL.canParse(next, location.origin) ? new URL(next, location.origin) : null;
  const own = to?.origin === location.origin && next.startsWith("/");
  return own ? `${to.pathname.replace(/^\/+/, "/")}${to.search}${to.hash}` : pageOf(role);
}

/** Null when nobody is signed in. */
export async function signedIn(): Promise<SessionNow | null> {
  try {
    return await get<SessionNow | null>(SESSION);
  } catch (refused) {
    if (refused instanceof Refused && refused.code === "not_signed_in") return null;
    throw refused;
  }
}

export function goSignIn(): void {
  location.replace(`/signin.html?next=${encodeURIComponent(location.pathname + location.search)}`);
}

export async function signOut(): Promise<void> {
  await remove(SESSION);
  goSignIn();
}
