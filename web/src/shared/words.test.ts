import { expect, test } from "vitest";
import speech from "../../../libs/hall-words/src/speech.cases.json";
import cases from "../../../libs/hall-words/src/words.cases.json";
import { inEvery, LANGS, type Words } from "./language.svelte";
import { saidLabel } from "./speech";
import { aheadWords, missedWords, particularWords, waitingAreaWords, waitWords, windowsText } from "./words";
import type { MissedDocument, Wait } from "./wire.gen";

type Case<Of extends unknown[], Said = Words> = readonly [...Of, Said];

/** The cases that the kiosk's paper is held to as well. */
test.each(cases.wait as unknown as Case<[Wait | null]>[])("a wait of %j is worded as on paper", (wait, words) => {
  expect(waitWords(wait)).toEqual(words);
});

test.each(cases.ahead as unknown as Case<[number]>[])("%i people ahead are worded as on paper", (count, words) => {
  expect(aheadWords(count)).toEqual(words);
});

test.each(cases.waiting_area as unknown as Case<[string[], string[]]>[])(
  "areas %j with windows %j are worded as on paper",
  (areas, windows, words) => expect(waitingAreaWords(areas, windows)).toEqual(words),
);

test.each(
  cases.particulars as unknown as Case<[string | null, number | null, number], Record<keyof Words, string[]>>[],
)("what is particular (%j, %j people, %i principals) is worded as on paper", (booked, people, principals, words) => {
  const said = particularWords(booked, people, principals);
  for (const lang of LANGS) expect(said.map((one) => one[lang])).toEqual(words[lang]);
});

test.each(cases.windows as unknown as Case<[string[]]>[])("windows %j are joined as on paper", (labels, words) => {
  expect(inEvery((lang) => windowsText(labels, lang))).toEqual(words);
});

test.each(cases.missed_rule as unknown as Case<[Partial<MissedDocument>]>[])(
  "the rule %j for missed calls is worded as on paper",
  (rule, words) => {
    const whole = { place: "behind" as const, requeue_behind: 3, requeues_max: 3, ...rule };
    expect(missedWords(whole)).toEqual(words);
  },
);

test.each(speech.labels as unknown as Case<[string]>[])("the label %s is said as boards say it", (label, words) => {
  expect(inEvery((lang) => saidLabel(label, lang))).toEqual(words);
});
