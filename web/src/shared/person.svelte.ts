// Whom this page believes to be signed in. A browser has one session for all its tabs: somebody else may sign in in another.

/** The header in which a page says it. */
const HEADER = "Hall-Person";

class Person {
  /** The opaque id; null on pages that are nobody's. */
  id: string | null = null;
  /** Somebody else has signed in since: the page stops. */
  replaced = $state(false);

  get headers(): Record<string, string> {
    return this.id === null ? {} : { [HEADER]: this.id };
  }

  /** The address of a socket with the person in it. */
  addressed(path: string): string {
    if (this.id === null) return path;
    return `${path}${path.includes("?") ? "&" : "?"}person=${encodeURIComponent(this.id)}`;
  }

  /** Heeds what the server refused with. */
  heed(code: string): void {
    if (this.id !== null && code === "signed_in_as_another") this.replaced = true;
  }
}

export const person = new Person();
