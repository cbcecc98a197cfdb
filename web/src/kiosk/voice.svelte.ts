// Reads the screen aloud with the browser's own voice, where it has one for the language.
import { LANGS, type Lang } from "$shared/language.svelte";

export class Voice {
  /** Languages that can be spoken here. */
  languages = $state.raw<readonly Lang[]>([]);
  #voices: SpeechSynthesisVoice[] = [];

  /** Looks which voices there are; browsers tell late. Gives what ends it. */
  start(): () => void {
    if (!("speechSynthesis" in window)) return () => undefined;
    const look = () => {
      this.#voices = speechSynthesis.getVoices();
      this.languages = LANGS.filter((lang) => this.#voice(lang));
    };
    look();
    speechSynthesis.addEventListener("voiceschanged", look);
    return () => {
      speechSynthesis.removeEventListener("voiceschanged", look);
      this.hush();
    };
  }

  /** Says this in place of what is being said. */
  say(words: string, lang: Lang): void {
    const voice = this.#voice(lang);
    if (!voice || words === "") return;
    speechSynthesis.cancel();
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = 0.95;
    speechSynthesis.speak(spoken);
  }

  hush(): void {
    if ("speechSynthesis" in window) speechSynthesis.cancel();
  }

  #voice(lang: Lang): SpeechSynthesisVoice | undefined {
    const known = this.#voices.filter((voice) => voice.lang.toLowerCase().replace("_", "-").startsWith(lang));
    return known.find((voice) => voice.localService) ?? known[0];
  }
}
