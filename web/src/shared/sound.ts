// The hall's chime, and recorded speech, by WebAudio: needs one touch of the page before it may sound.

/** Two falling tones, in hertz, as at a station. */
const TONES_HZ = [784, 587] as const;
const TONE_S = 0.45;
const LOUDNESS = 0.35;

export class Sound {
  #context: AudioContext | undefined;

  /** Asks for sound; call it from a press. Tells whether it may sound. */
  async unlock(): Promise<boolean> {
    try {
      this.#context ??= new AudioContext();
      await Promise.race([this.#context.resume(), new Promise((resolve) => setTimeout(resolve, 300))]);
      return this.ready;
    } catch {
      return false;
    }
  }

  get ready(): boolean {
    return this.#context?.state === "running";
  }

  /** Plays the chime to its end. */
  async chime(): Promise<void> {
    const context = this.#context;
    if (!context || !this.ready) return;
    const begins = context.currentTime + 0.02;
    for (const [at, hertz] of TONES_HZ.entries()) {
      const tone = new OscillatorNode(context, { type: "sine", frequency: hertz });
      const level = new GainNode(context, { gain: 0 });
      const from = begins + at * TONE_S * 0.8;
      level.gain.setValueAtTime(0, from);
      level.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
      level.gain.exponentialRampToValueAtTime(0.001, from + TONE_S * 1.6);
      tone.connect(level).connect(context.destination);
      tone.start(from);
      tone.stop(from + TONE_S * 1.7);
    }
    await new Promise((resolve) => setTimeout(resolve, TONE_S * 2_500));
  }

  /** Plays a recording to its end; tells whether it could. */
  async play(recording: ArrayBuffer): Promise<boolean> {
    const context = this.#context;
    if (!context || !this.ready) return false;
    try {
      const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(recording) });
      source.connect(context.destination);
      const ended = new Promise((resolve) => source.addEventListener("ended", resolve, { once: true }));
      source.start();
      await ended;
      return true;
    } catch {
      return false;
    }
  }
}
