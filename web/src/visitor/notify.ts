// The worker of the visitor's page: shows what the server sends while the page is closed, and opens the ticket.
// It is built to /notify.js, keeps nothing and fetches nothing.

/** What the server sends, encrypted for this browser. */
interface Sent {
  title: string;
  body: string;
  /** The page of the ticket. */
  path: string;
  /** A later message about the same ticket replaces an earlier one. */
  tag: string;
}

interface Page {
  url: string;
  focus(): Promise<unknown>;
}

interface Waits extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Pushed extends Waits {
  data: { json(): unknown } | null;
}

interface Pressed extends Waits {
  notification: Notification;
}

interface Worker {
  addEventListener(name: "push", heard: (event: Pushed) => void): void;
  addEventListener(name: "notificationclick", heard: (event: Pressed) => void): void;
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(which: { type: "window"; includeUncontrolled: boolean }): Promise<Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
}

const worker = self as unknown as Worker;

worker.addEventListener("push", (event) => {
  const sent = event.data?.json() as Sent | undefined;
  if (!sent) return;
  const { title, body, path, tag } = sent;
  event.waitUntil(worker.registration.showNotification(title, { body, tag, data: path, requireInteraction: true }));
});

worker.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(String(event.notification.data)));
});

async function open(path: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find((page) => new URL(page.url).pathname === path);
  await (there ? there.focus() : worker.clients.openWindow(path));
}

export {};
