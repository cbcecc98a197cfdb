// Plays sound that can be stopped at once and made louder: what the kiosk's program speaks.

/** An `AudioContext` that may not sound says so by never starting. */
const START_MS_MAX = 300;

export class Player {
  #context: AudioContext | undefined;
  #level: GainNode | undefined;
  #source: AudioBufferSourceNode | undefined;

  /** Whether sound may be heard: browsers want a key or a touch first, unless the kiosk's own is told otherwise. */
  async ready(): Promise<boolean> {
    try {
      this.#context ??= new AudioContext();
      if (this.#context.state === "running") return true;
      await Promise.race([this.#context.resume(), new Promise((resolve) => setTimeout(resolve, START_MS_MAX))]);
      return this.#is_running();
    } catch {
      return false;
    }
  }

  /** Plays a recording to its end or until it is stopped; tells whether it could. */
  async play(recording: ArrayBuffer, loudness: number, still: () => boolean): Promise<boolean> {
    const context = this.#context;
    if (!context) return false;
    try {
      const buffer = await context.decodeAudioData(recording);
      if (!still()) return true;
      this.#level ??= new GainNode(context);
      this.#level.connect(context.destination);
      this.#level.gain.value = loudness;
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(this.#level);
      const ended = new Promise((resolve) => source.addEventListener("ended", resolve, { once: true }));
      this.stop();
      this.#source = source;
      source.start();
      await ended;
      return true;
    } catch {
      return false;
    }
  }

  stop(): void {
    this.#source?.stop();
    this.#source = undefined;
  }

  #is_running(): boolean {
    return this.#context?.state === "running";
  }
}
