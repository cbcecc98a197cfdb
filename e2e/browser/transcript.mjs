// What an independent recogniser makes of a sound: CMU PocketSphinx with its own model of American English (Debian's `pocketsphinx` and
// `pocketsphinx-en-us`). A robot's digits are beyond it; which of several sentences was said is not.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = "pocketsphinx_continuous";
const RATE_HZ = 16_000;
/** Silence before and after, which the recogniser wants. */
const SILENCE = new Int16Array(RATE_HZ / 2);

export const plain = (words) => words.toLowerCase().replace(/[^a-z' ]/g, "").trim();

export function mayTranscribe() {
  try {
    execFileSync("which", [PROGRAM]);
    return true;
  } catch {
    return false;
  }
}

/** The samples of a WAV file at the recogniser's rate: means of what lies in each step. */
function resampled(wav) {
  const file = Buffer.from(wav, "base64");
  const rate = file.readUInt32LE(24);
  const data = file.subarray(file.indexOf("data") + 8);
  const at = (index) => data.readInt16LE(Math.min(index, data.length / 2 - 1) * 2);
  const made = new Int16Array(Math.floor(((data.length / 2) * RATE_HZ) / rate));
  for (let index = 0; index < made.length; index += 1) {
    const place = (index * rate) / RATE_HZ;
    const part = place - Math.floor(place);
    made[index] = at(Math.floor(place)) * (1 - part) + at(Math.floor(place) + 1) * part;
  }
  return Buffer.concat([SILENCE, made, SILENCE].map((part) => Buffer.from(part.buffer)));
}

/** Which of the sentences was said. */
export function transcribed({ wav }, sentences) {
  const folder = mkdtempSync(join(tmpdir(), "heard-"));
  try {
    const [sound, grammar] = ["sound.raw", "sentences.gram"].map((name) => join(folder, name));
    writeFileSync(sound, resampled(wav));
    writeFileSync(grammar, `#JSGF V1.0;\ngrammar said;\npublic <said> = ${sentences.map(plain).join(" | ")};\n`);
    const heard = ["-infile", sound, "-jsgf", grammar, "-logfn", "/dev/null"];
    return execFileSync(PROGRAM, heard, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
