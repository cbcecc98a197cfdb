// Leads a visitor through the kiosk by key pad and voice. What there is to hear comes from the page itself.
import { tick } from "svelte";
import { language, type Lang } from "$shared/language.svelte";
import { saidNumber } from "$shared/speech";
import type { PadAct } from "$shared/wire.gen";
import { guideTexts } from "$src/texts/guide.gen";
import { languageTexts } from "$src/texts/language.gen";
import type { Kiosk } from "./kiosk.svelte";
import { spoken } from "./spoken";
import { firstOf, isAct, saidOf, sayable, stopsOf } from "./stops";
import { LOUDNESSES, PACES, type Said, type Voice } from "./voice.svelte";

const LANGUAGES = '[role="group"] > button[lang]';

export class Guide {
  #kiosk: Kiosk;
  #voice: Voice;
  #page: () => ParentNode;
  /** The stop that was said last. */
  #here: HTMLElement | undefined;
  /** What the page is about, the screen that was said last, and whether its first stop was found: right after a change nothing can be
   * pressed. */
  #subject = "";
  #entered = "";
  #placed = false;
  /** The language is being chosen. */
  #choosing = false;

  constructor(kiosk: Kiosk, voice: Voice, page: () => ParentNode = () => document) {
    this.#kiosk = kiosk;
    this.#voice = voice;
    this.#page = page;
  }

  /** Whether anything could be heard. */
  get able(): boolean {
    return this.#kiosk.languages.some((lang) => this.#voice.languages.includes(lang));
  }

  start(): void {
    if (this.#kiosk.guided) return this.#repeat();
    // Whoever begins to listen begins at the beginning; a number that is not on paper stays.
    if (this.#kiosk.screen !== "result" && this.#kiosk.screen !== "departments") this.#kiosk.home();
    this.#choosing = this.#kiosk.screen === "departments" && this.#kiosk.languages.length > 1;
    this.#entered = "";
    this.#kiosk.guided = true;
  }

  end(): void {
    this.#voice.hush();
    this.#kiosk.home();
    this.#kiosk.guided = this.#kiosk.dark = false;
  }

  /** Follows the page: a screen is said when it comes up, its first act when it can be pressed. */
  follow(subject: string, settled: boolean): void {
    this.#subject = subject;
    const screen = `${subject} ${language.now}`;
    if (screen !== this.#entered) {
      this.#entered = screen;
      this.#placed = false;
      this.#here = undefined;
      this.#voice.sayAll(this.#ofScreen());
    }
    if (settled && !this.#placed) {
      this.#placed = true;
      this.#place();
    }
  }

  async act(act: PadAct): Promise<void> {
    switch (act) {
      case "start":
        return this.start();
      case "end":
        return this.end();
      case "next":
        return await this.#step(1);
      case "previous":
        return await this.#step(-1);
      case "choose":
        return await this.#choose();
      case "back":
        return await this.#leave(() => this.#kiosk.back());
      case "home":
        return await this.#leave(() => this.#restart());
      case "repeat":
        return this.#repeat();
      case "help":
        return this.#say(this.#t.help);
      case "louder":
        return this.loudness(1);
      case "quieter":
        return this.loudness(-1);
      case "faster":
        return this.pace(1);
      case "slower":
        return this.pace(-1);
      case "dark":
        return this.darken();
      default:
        return act satisfies never;
    }
  }

  loudness(by: number): void {
    this.#voice.loudness = Math.max(0, Math.min(this.#voice.loudness + by, LOUDNESSES.length - 1));
    this.#say(this.#t.volume(this.#voice.loudness + 1));
  }

  pace(by: number): void {
    this.#voice.pace = Math.max(0, Math.min(this.#voice.pace + by, PACES.length - 1));
    this.#say(this.#t.pace(this.#voice.pace + 1));
  }

  darken(): void {
    this.#kiosk.dark = !this.#kiosk.dark;
    this.#say(this.#kiosk.dark ? this.#t.is_dark : this.#t.is_light);
  }

  help(): void {
    this.#say(this.#t.help);
  }

  /** Digits of a booking's code, as they are typed. */
  typed(code: string, before: string): void {
    if (code.length > before.length) this.#say(code.slice(before.length).split("").join(" "));
    else if (code.length < before.length) this.#say(this.#t.deleted);
  }

  get #lang(): Lang {
    return language.now;
  }

  get #t() {
    return guideTexts[this.#lang];
  }

  #say(words: string): void {
    this.#voice.say(words, this.#lang);
  }

  #ofScreen(): Said[] {
    const lang = this.#lang;
    if (this.#choosing) {
      const { languages } = this.#kiosk;
      const ways = languages.map((one, at) => ({ words: guideTexts[one].language(at), lang: one }));
      return [{ words: this.#t.welcome, lang }, ...ways];
    }
    const { receipt, screen } = this.#kiosk;
    const all = [sayable(spoken(this.#kiosk, lang), lang)];
    if (screen === "result" && receipt) all.push(this.#t.again, saidNumber(receipt.ticket.number, lang));
    return [{ words: all.join(languageTexts[lang].stop), lang }];
  }

  #place(): void {
    const stops = stopsOf(this.#page());
    const first = this.#choosing ? stops.find((one) => one.matches(LANGUAGES)) : firstOf(stops);
    if (first) void this.#goTo(first, !this.#choosing, []);
    else this.#voice.add([{ words: this.#t.nothing, lang: this.#lang }]);
  }

  async #step(by: number): Promise<void> {
    const stops = stopsOf(this.#page());
    const at = this.#here ? stops.indexOf(this.#here) : -1;
    const next = at < 0 ? firstOf(stops) : stops[(at + by + stops.length) % stops.length];
    if (!next) return this.#say(this.#t.nothing);
    const is_round = at >= 0 && (at + by < 0 || at + by >= stops.length);
    const round = is_round ? [{ words: by > 0 ? this.#t.to_first : this.#t.to_last, lang: this.#lang }] : [];
    this.#voice.hush();
    await this.#goTo(next, true, round);
  }

  async #goTo(stop: HTMLElement, aloud: boolean, before: readonly Said[]): Promise<void> {
    this.#here = stop;
    // A list turns to the page on which it is.
    stop.closest("li")?.dispatchEvent(new CustomEvent("reveal", { bubbles: true }));
    if (aloud) this.#voice.add([...before, saidOf(stop, this.#lang)]);
    await tick();
    if (!isAct(stop)) stop.tabIndex = -1;
    stop.focus({ preventScroll: true });
  }

  async #choose(): Promise<void> {
    const stop = this.#here;
    if (!stop?.isConnected || !isAct(stop)) return this.#repeat();
    const entered = this.#entered;
    const is_language = stop.matches(LANGUAGES);
    if (is_language) this.#choosing = false;
    stop.click();
    await tick();
    if (entered !== this.#entered) return;
    if (is_language) {
      this.#entered = "";
      this.follow(this.#subject, this.#kiosk.settled);
    } else if (stop.hasAttribute("aria-pressed")) {
      const { words, lang } = saidOf(stop, this.#lang);
      this.#voice.say(words, lang);
    }
  }

  async #leave(leave: () => void): Promise<void> {
    const entered = this.#entered;
    leave();
    await tick();
    if (entered === this.#entered) this.#repeat();
  }

  /** To the first screen, with the voice as it is. */
  #restart(): void {
    const { pace, loudness } = this.#voice;
    const { dark } = this.#kiosk;
    const lang = this.#lang;
    this.#kiosk.home();
    if (this.#kiosk.screen !== "departments") return;
    language.set(lang, false);
    Object.assign(this.#voice, { pace, loudness });
    Object.assign(this.#kiosk, { guided: true, dark });
  }

  #repeat(): void {
    const here = this.#here?.isConnected && !this.#choosing ? [saidOf(this.#here, this.#lang)] : [];
    this.#voice.sayAll([...this.#ofScreen(), ...here]);
  }
}
