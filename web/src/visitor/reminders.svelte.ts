// Whether a visitor is reminded that their turn is near: by a notification to this browser, or by a text message.
import { get, put } from "$shared/api";
import type { PushTarget, RemindersNow, SetReminders } from "$shared/wire.gen";

const WORKER = "/notify.js";
/** The worker belongs to tickets' pages alone. */
const SCOPE = "/t/";

/** Why this browser is not notified: its user or its settings forbid it, or something failed. */
export type Trouble = "blocked" | "failed";

/** What the browser must offer; replaced in tests. */
export interface Notifier {
  /** Has notifications, and only where nobody in between can read along. */
  can(): boolean;
  /** Is subscribed already, without asking. */
  present(): Promise<PushTarget | null>;
  /** Asks the user and subscribes; null if they do not allow it. */
  subscribe(key: string): Promise<PushTarget | null>;
}

export class Reminders {
  now = $state.raw<RemindersNow | null>(null);
  /** This browser is notified. */
  here = $state(false);
  busy = $state(false);
  trouble = $state<Trouble | null>(null);

  readonly #path: string;
  readonly #notifier: Notifier;

  constructor(token: string, notifier: Notifier = browser) {
    this.#path = `/api/v1/visits/${encodeURIComponent(token)}/reminders`;
    this.#notifier = notifier;
  }

  get offered(): boolean {
    return this.#notifier.can();
  }

  /** Reads what is on. Without an answer nothing is offered: the page shows the ticket all the same. */
  async read(): Promise<void> {
    this.now = await get<RemindersNow>(this.#path).catch(() => null);
    const present = await this.#notifier.present().catch(() => null);
    this.here = present !== null && (this.now?.phones ?? 0) > 0;
  }

  /** From a press: a browser asks its user only then. */
  async notifyHere(language: string): Promise<void> {
    await this.#press(async () => {
      const push = await this.#notifier.subscribe(this.now?.push_key ?? "");
      if (push === null) {
        this.trouble = "blocked";
        return;
      }
      this.now = await this.#set({ on: true, push, language });
      this.here = true;
    });
  }

  async turn(on: boolean): Promise<void> {
    await this.#press(async () => {
      this.now = await this.#set({ on });
      this.here = false;
    });
  }

  #set(wanted: SetReminders): Promise<RemindersNow> {
    return put<RemindersNow>(this.#path, wanted);
  }

  async #press(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = null;
    try {
      await act();
    } catch {
      this.trouble = "failed";
    } finally {
      this.busy = false;
    }
  }
}

/** The browser's own web push. */
const browser: Notifier = {
  can: () =>
    window.isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window,

  async present() {
    if (!this.can() || Notification.permission !== "granted") return null;
    const registration = await navigator.serviceWorker.getRegistration(SCOPE);
    return target(await registration?.pushManager.getSubscription());
  },

  async subscribe(key) {
    if ((await Notification.requestPermission()) !== "granted") return null;
    const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    await active(registration);
    const { pushManager } = registration;
    const wanted = { userVisibleOnly: true, applicationServerKey: key };
    const subscription = await pushManager.subscribe(wanted).catch(async () => {
      // A subscription under an earlier key of the server stands in the way.
      await (await pushManager.getSubscription())?.unsubscribe();
      return pushManager.subscribe(wanted);
    });
    return target(subscription);
  },
};

/** A worker must run before it can be subscribed. */
async function active(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.active ?? registration.installing ?? registration.waiting;
  if (!worker || worker.state === "activated") return;
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("the worker did not start"));
    });
  });
}

function target(subscription: PushSubscription | null | undefined): PushTarget | null {
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  if (!endpoint || !keys?.p256dh || !keys.auth) return null;
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}
