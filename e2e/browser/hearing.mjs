// Hears what a page plays: every sound that begins is kept with the bytes from which it was made, and how it ended.
import { execFileSync } from "node:child_process";
import { shows } from "./browser.mjs";

const WAIT_MS_MAX = 30_000;

/** Runs within the page before its own scripts: keeps which file a sound came from, and what was asked for it. */
function keepSounds() {
  const asked = new WeakMap();
  const decoded = new WeakMap();
  globalThis.heard = [];
  const fetching = globalThis.fetch;
  globalThis.fetch = async (...given) => {
    const answer = await fetching(...given);
    const url = new URL(given[0] instanceof Request ? given[0].url : given[0], location.href);
    if (url.pathname === "/api/kiosk/speech" && answer.ok) {
      const { lang, words, pace } = Object.fromEntries(url.searchParams);
      const bytes = await answer.clone().arrayBuffer();
      keepSounds.all.push({ lang, words, pace: Number(pace), bytes });
    }
    return answer;
  };
  keepSounds.all = [];
  const same = (one, other) => {
    const [a, b] = [new Uint8Array(one), new Uint8Array(other)];
    return a.length === b.length && a.every((byte, at) => byte === b[at]);
  };
  const decode = BaseAudioContext.prototype.decodeAudioData;
  BaseAudioContext.prototype.decodeAudioData = async function (file, ...more) {
    const kept = file.slice(0);
    const buffer = await decode.call(this, file, ...more);
    decoded.set(buffer, kept);
    return buffer;
  };
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...given) {
    const bytes = decoded.get(this.buffer);
    // What was asked for is looked up by the bytes that sound, not the other way round.
    const source = keepSounds.all.find((one) => same(one.bytes, bytes));
    const wav = btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
    const sound = { ...source, bytes: undefined, wav, loudness: undefined, ended: false, stopped: false };
    asked.set(this, sound);
    globalThis.heard.push(sound);
    this.addEventListener("ended", () => (sound.ended = true));
    return start.apply(this, given);
  };
  const stop = AudioBufferSourceNode.prototype.stop;
  AudioBufferSourceNode.prototype.stop = function (...given) {
    const sound = asked.get(this);
    if (sound && !sound.ended) sound.stopped = true;
    return stop.apply(this, given);
  };
}

/** What somebody with a headset hears of a page. */
export class Ear {
  constructor(page) {
    this.page = page;
  }

  /** Opens a page that is heard from its beginning. */
  static async at(visitor, address, options) {
    const context = await visitor.context(options);
    await context.addInitScript(`const keepSounds = ${keepSounds}; keepSounds();`);
    return new Ear(await visitor.open(address, { context }));
  }

  /** How many sounds have begun. */
  count() {
    return this.page.evaluate(() => globalThis.heard.length);
  }

  /** All that has begun, in its order. */
  all() {
    return this.page.evaluate(() => globalThis.heard);
  }

  /** Waits for a sound after the first `from` that says this; `wholly`: to its end, not cut off. */
  async hears(words, { from = 0, wholly = false } = {}) {
    try {
      const found = await this.page.waitForFunction(
        ({ words, from, wholly }) => {
          const after = globalThis.heard.slice(from);
          const at = after.findIndex((one) => one.words.includes(words) && (!wholly || (one.ended && !one.stopped)));
          return at < 0 ? null : { at: from + at };
        },
        { words, from, wholly },
        { timeout: WAIT_MS_MAX },
      );
      return (await found.jsonValue()).at;
    } catch (error) {
      const heard = (await this.all()).map(({ words, ended, stopped }) => `${stopped ? "-" : ended ? "=" : "~"} ${words}`);
      throw new Error(`nobody hears ${words}; what is heard:\n${heard.join("\n")}`, { cause: error });
    }
  }

  /** Presses a key, also one that keyboards for writing lack. */
  async key(key) {
    const code = { F13: 124, F14: 125, F15: 126 }[key];
    if (!code) return await this.page.keyboard.press(key);
    const session = await this.page.context().newCDPSession(this.page);
    for (const type of ["rawKeyDown", "keyUp"]) {
      await session.send("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode: code });
    }
    await session.detach();
  }

  /** Walks down the list until this is heard. */
  async walkTo(words, key = "ArrowDown", steps_max = 60) {
    let from = await this.count();
    for (let step = 0; step < steps_max; step += 1) {
      await this.key(key);
      await this.page.waitForFunction((from) => globalThis.heard.length > from, from, { timeout: WAIT_MS_MAX });
      // What is heard may be the rest of the item before: the one that has the focus counts.
      const focused = await this.page.evaluate(() => {
        const item = globalThis.document.activeElement;
        return `${item?.getAttribute("aria-label") ?? ""} ${item?.innerText ?? ""}`;
      });
      if (focused.includes(words)) return void (await this.hears(words, { from }));
      from = await this.count();
    }
    await shows(this.page, words);
    throw new Error(`${steps_max} presses of ${key} do not come to ${words}`);
  }
}

/** The samples of a WAV file: what follows the head of its data. */
function samples(file) {
  return file.subarray(file.indexOf("data") + 8);
}

/** Says the same words once more, independently of the programs, and compares: what differs, as text. */
export function differsFromWords({ words, lang, pace, wav }, voice) {
  const file = execFileSync("espeak-ng", ["-v", voice, "-s", String(pace), "--stdin", "--stdout"], {
    input: words,
    maxBuffer: 16 * 1024 * 1024,
  });
  const played = samples(Buffer.from(wav, "base64"));
  return samples(file).equals(played) ? null : `${lang}: what was played is not “${words}”`;
}
