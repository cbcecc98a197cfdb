import { expect, test } from "vitest";
import cases from "../../../libs/hall-wire/src/words.cases.json";
import speech from "../../../libs/hall-wire/src/speech.cases.json";
import { aheadWords, missedWords, particularWords, placeWords, saidLabel, waitWords, windowsText } from "./words";
import type { MissedDocument, Wait } from "./wire.gen";

type Case<Of extends unknown[]> = readonly [...Of, string, string];

/** The cases that the kiosk's paper is held to as well. */
test.each(cases.wait as unknown as Case<[Wait | null]>[])("a wait of %j is worded as on paper", (wait, zh, en) => {
  expect(waitWords(wait)).toEqual({ zh, en });
});

test.each(cases.ahead as unknown as Case<[number]>[])("%i people ahead are worded as on paper", (count, zh, en) => {
  expect(aheadWords(count)).toEqual({ zh, en });
});

test.each(cases.place as unknown as Case<[string[], string[]]>[])(
  "areas %j with windows %j are worded as on paper",
  (areas, windows, zh, en) => expect(placeWords(areas, windows)).toEqual({ zh, en }),
);

test.each(cases.particulars as unknown as [string | null, number | null, number, string[], string[]][])(
  "what is particular (%j, %j people, %i principals) is worded as on paper",
  (booked, people, principals, zh, en) => {
    const said = particularWords(booked, people, principals);
    expect([said.map((one) => one.zh), said.map((one) => one.en)]).toEqual([zh, en]);
  },
);

test.each(cases.windows as unknown as Case<[string[]]>[])("windows %j are joined as on paper", (labels, zh, en) => {
  expect([windowsText(labels, "zh"), windowsText(labels, "en")]).toEqual([zh, en]);
});

test.each(cases.missed_rule as unknown as Case<[Partial<MissedDocument>]>[])(
  "the rule %j for missed calls is worded as on paper",
  (rule, zh, en) => {
    const whole = { place: "behind", requeue_behind: 3, requeues_max: 3, ...rule };
    expect(missedWords(whole)).toEqual({ zh, en });
  },
);

test.each(speech.labels as unknown as Case<[string]>[])("the label %s is said as boards say it", (label, zh, en) => {
  expect([saidLabel(label, "zh"), saidLabel(label, "en")]).toEqual([zh, en]);
});
