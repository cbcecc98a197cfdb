// Answers that come late or not at all: A's answer is not shown once B stands there, and what was not read is not nothing.
import { Refused } from "./api";

const AGAIN_MS = 3_000;

/**
 * Asks, and again while nobody answers, and takes the answer unless it is late. Gives what makes it late, so that
 * `$effect(() => whileAsked(() => read(id), take))` takes the answer to the last question only.
 */
export function whileAsked<Answer>(ask: () => Promise<Answer>, take: (answer: Answer) => void): () => void {
  let late = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const isLate = () => late;
  const read = async () => {
    try {
      const answer = await ask();
      if (!isLate()) take(answer);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (refused.may_be_done && !isLate()) again = setTimeout(() => void read(), AGAIN_MS);
    }
  };
  void read();
  return () => {
    late = true;
    clearTimeout(again);
  };
}
