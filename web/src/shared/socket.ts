// One reconnecting socket: text in, JSON out. Safety: after `stop` nothing is heard. Liveness: while started, a socket that is
// closed or silent is replaced, for ever, with growing pauses.

const SILENCE_MS_MAX = 15_000;
const RETRY_MS_MIN = 500;
const RETRY_MS_MAX = 8_000;
const OPENING_MS_MAX = 10_000;

export interface SocketOptions {
  /** Called for each attempt, so that it can say where to go on from. */
  url: () => string;
  /** A frame, already parsed. */
  heard: (frame: unknown) => void;
  /** The socket has opened or is lost. */
  changed?: (open: boolean) => void;
  /** Called after an attempt that never opened, before the next one; gives after how long that comes, null: as usual. */
  refused?: () => Promise<number | null>;
}

export class ReconnectingSocket {
  #options: SocketOptions;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause_ms = RETRY_MS_MIN;
  #started = false;

  constructor(options: SocketOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#open();
  }

  stop(): void {
    this.#started = false;
    clearTimeout(this.#timer);
    this.#drop();
  }

  /** Sends a frame, or drops it when there is no open socket. */
  send(frame: unknown): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #open(): void {
    let opened = false;
    const socket = new WebSocket(this.#options.url());
    this.#socket = socket;
    this.#watch(OPENING_MS_MAX);
    socket.onopen = () => {
      opened = true;
      this.#watch(SILENCE_MS_MAX);
      this.#options.changed?.(true);
    };
    socket.onmessage = (event: MessageEvent<unknown>) => {
      const frame = parsed(event.data);
      if (frame === undefined) return;
      this.#pause_ms = RETRY_MS_MIN;
      this.#watch(SILENCE_MS_MAX);
      this.#options.heard(frame);
    };
    socket.onclose = () => void this.#lost(opened);
  }

  /** Replaces the socket unless something is heard within the time. */
  #watch(limit_ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#drop();
      void this.#lost(true);
    }, limit_ms);
  }

  async #lost(opened: boolean): Promise<void> {
    if (!this.#started) return;
    this.#drop();
    clearTimeout(this.#timer);
    this.#options.changed?.(false);
    const refused_ms = opened ? null : ((await this.#options.refused?.()) ?? null);
    if (!this.#started) return;
    // Spread out, so that a thousand boards do not all come back in one moment.
    const pause_ms = (refused_ms ?? this.#pause_ms) * (0.5 + Math.random() / 2);
    this.#pause_ms = Math.min(this.#pause_ms * 2, RETRY_MS_MAX);
    this.#timer = setTimeout(() => this.#open(), pause_ms);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}

/** An address of this site as a socket's. */
export function socketUrl(path: string): string {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

function parsed(data: unknown): unknown {
  if (typeof data !== "string") return undefined;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
