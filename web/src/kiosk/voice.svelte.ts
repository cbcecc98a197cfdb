// Says words one after another: by the voice of the kiosk's own program, which needs neither server nor network, else by the browser's.
import { LANGS, shippedOf, type Lang } from "$shared/language.svelte";
import { get } from "$shared/api";
import { pieces } from "./pieces";
import { Player } from "./player";

/** What is said, and in which language. */
export interface Said {
  words: string;
  lang: Lang;
}

/** In words a minute; the middle one is ordinary. */
export const PACES = [90, 120, 150, 190, 240, 300, 360] as const;
export const PACE_FIRST = 2;
/** Of the sound as it is made; the ordinary one leaves room above. */
export const LOUDNESSES = [0.15, 0.3, 0.5, 0.75, 1] as const;
export const LOUDNESS_FIRST = 2;

const FETCH_MS_MAX = 8_000;
/** A voice that never says that it has ended must not silence the next words. */
const BROWSER_MS_MAX = 60_000;
/** The program may still be starting. */
const ASK_AGAIN_MS = 5_000;
const ASK_TIMES_MAX = 24;

export class Voice {
  /** Languages that can be spoken here. */
  languages = $state.raw<readonly Lang[]>([]);
  /** The last words could not be heard. */
  failed = $state(false);
  speaking = $state(false);
  /** Which of `PACES` and of `LOUDNESSES`. */
  pace = $state(PACE_FIRST);
  loudness = $state(LOUDNESS_FIRST);

  /** Languages that the kiosk's program speaks. */
  #own: readonly Lang[] = [];
  #voices: SpeechSynthesisVoice[] = [];
  #player = new Player();
  #queue: Said[] = [];
  /** What is said belongs to a turn; whatever belongs to an earlier one falls silent. */
  #turn = 0;
  #fetched: { key: string; sound: Promise<ArrayBuffer | null> } | undefined;

  /** Looks which voices there are; browsers tell late. Gives what ends it. */
  start(): () => void {
    const asking = this.#askProgram();
    const look = () => {
      if ("speechSynthesis" in window) this.#voices = speechSynthesis.getVoices();
      this.#count();
    };
    look();
    if ("speechSynthesis" in window) speechSynthesis.addEventListener("voiceschanged", look);
    return () => {
      clearInterval(asking);
      if ("speechSynthesis" in window) speechSynthesis.removeEventListener("voiceschanged", look);
      this.hush();
    };
  }

  /** Says this in place of what is being said. */
  say(words: string, lang: Lang): void {
    this.sayAll([{ words, lang }]);
  }

  sayAll(all: readonly Said[]): void {
    this.hush();
    this.add(all);
  }

  /** Says this after what is being said. */
  add(all: readonly Said[]): void {
    this.#queue.push(...all.flatMap(({ words, lang }) => pieces(words).map((piece) => ({ words: piece, lang }))));
    if (!this.speaking && this.#queue.length > 0) void this.#run(this.#turn);
  }

  hush(): void {
    this.#turn += 1;
    this.#queue = [];
    this.speaking = false;
    this.#player.stop();
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }

  /** As the next visitor expects it. */
  reset(): void {
    this.pace = PACE_FIRST;
    this.loudness = LOUDNESS_FIRST;
    this.failed = false;
  }

  async #run(turn: number): Promise<void> {
    this.speaking = true;
    const still = () => turn === this.#turn;
    while (still()) {
      const said = this.#queue.shift();
      if (!said) break;
      const heard = (await this.#byProgram(said, still)) || (still() && (await this.#byBrowser(said)));
      if (still()) this.failed = !heard;
    }
    if (still()) this.speaking = false;
  }

  async #byProgram(said: Said, still: () => boolean): Promise<boolean> {
    if (!this.#own.includes(said.lang) || !(await this.#player.ready())) return false;
    const sound = await this.#fetch(said);
    if (!still()) return true;
    // While this is heard, the next is made.
    const [next] = this.#queue;
    if (next && this.#own.includes(next.lang)) void this.#fetch(next);
    return sound !== null && (await this.#player.play(sound, LOUDNESSES[this.loudness] ?? 1, still));
  }

  async #fetch({ words, lang }: Said): Promise<ArrayBuffer | null> {
    const key = `lang=${lang}&words=${encodeURIComponent(words)}&pace=${PACES[this.pace]}`;
    if (this.#fetched?.key !== key) {
      const asked = fetch(`/api/kiosk/speech?${key}`, { signal: AbortSignal.timeout(FETCH_MS_MAX) });
      const sound = asked.then(async (answer) => (answer.ok ? await answer.arrayBuffer() : null)).catch(() => null);
      this.#fetched = { key, sound };
    }
    const { sound } = this.#fetched;
    // Decoding takes a sound's bytes away from whoever else asked for the same.
    return (await sound)?.slice(0) ?? null;
  }

  async #byBrowser({ words, lang }: Said): Promise<boolean> {
    const voice = this.#browserVoice(lang);
    if (!voice) return false;
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = (PACES[this.pace] ?? 1) / PACES[PACE_FIRST];
    spoken.volume = LOUDNESSES[this.loudness] ?? 1;
    return await new Promise<boolean>((resolve) => {
      spoken.onend = () => resolve(true);
      spoken.onerror = () => resolve(false);
      setTimeout(() => resolve(false), BROWSER_MS_MAX);
      speechSynthesis.speak(spoken);
    });
  }

  #askProgram(): ReturnType<typeof setInterval> {
    let times = 0;
    const ask = async () => {
      times += 1;
      if (times >= ASK_TIMES_MAX) clearInterval(asking);
      try {
        this.#own = shippedOf(await get<string[]>("/api/kiosk/voices"));
        if (this.#own.length > 0) clearInterval(asking);
        this.#count();
      } catch {
        // The program is starting; it is asked again.
      }
    };
    const asking = setInterval(() => void ask(), ASK_AGAIN_MS);
    void ask();
    return asking;
  }

  #count(): void {
    this.languages = LANGS.filter((lang) => this.#own.includes(lang) || this.#browserVoice(lang));
  }

  #browserVoice(lang: Lang): SpeechSynthesisVoice | undefined {
    const known = this.#voices.filter((voice) => voice.lang.toLowerCase().replace("_", "-").startsWith(lang));
    return known.find((voice) => voice.localService) ?? known[0];
  }
}
