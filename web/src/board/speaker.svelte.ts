// Chime, then the sentence in the board's languages: by the browser's own voice, else by sound that the server makes.
import { pick, type Lang } from "$shared/language.svelte";
import { Sound } from "$shared/sound";
import type { CallOut } from "$shared/wire.gen";

/** A voice that never says that it has ended must not hold up the next call. */
const SENTENCE_MS_MAX = 15_000;
const FETCH_MS_MAX = 3_000;

export class Speaker {
  /** False until somebody has touched the page, where the browser wants that. */
  ready = $state(false);
  #sound = new Sound();
  #hall: string;

  constructor(hall: string) {
    this.#hall = hall;
  }

  async unlock(): Promise<void> {
    this.ready = await this.#sound.unlock();
  }

  async say(call: CallOut, languages: readonly Lang[]): Promise<void> {
    if (!this.ready) return;
    await this.#sound.chime();
    for (const lang of languages) {
      if (!(await this.#byBrowser(pick(call.speech, lang), lang))) await this.#byServer(call.seq, lang);
    }
  }

  async #byBrowser(words: string, lang: Lang): Promise<boolean> {
    if (!("speechSynthesis" in window)) return false;
    const voice = speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith(lang));
    if (!voice) return false;
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    const ended = new Promise<boolean>((resolve) => {
      spoken.onend = () => resolve(true);
      spoken.onerror = () => resolve(false);
      setTimeout(() => resolve(true), SENTENCE_MS_MAX);
    });
    speechSynthesis.speak(spoken);
    const said = await ended;
    speechSynthesis.cancel();
    return said;
  }

  async #byServer(seq: number, lang: Lang): Promise<void> {
    try {
      const path = `/api/v1/halls/${encodeURIComponent(this.#hall)}/speech/${seq}/${lang}`;
      const answer = await fetch(path, { signal: AbortSignal.timeout(FETCH_MS_MAX) });
      if (answer.ok) await this.#sound.play(await answer.arrayBuffer());
    } catch {
      // Without a voice the chime and the glass have told it.
    }
  }
}
