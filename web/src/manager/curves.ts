// Today's two curves as ECharts reads them: people (arrivals, waiting) and waits (as quoted, as they were). Pure.
import type { EChartsCoreOption } from "echarts/core";
import { timeText } from "$shared/time";
import type { CurvePoint } from "$shared/wire.gen";

/** The page's tokens, and its words. */
export interface Look {
  ink: string;
  quiet: string;
  line: string;
  accent: string;
  soft: string;
  watch: string;
  font: string;
}

export interface CurveWords {
  arrivals: string;
  waiting_people: string;
  quoted_wait: string;
  had: string;
  people: string;
  minutes_axis: string;
}

const FONT_PX = 14;

/** Arrivals as bars, those who waited at each quarter's end as a line. */
export function peopleOption(
  curve: readonly CurvePoint[],
  zone: string,
  look: Look,
  words: CurveWords,
): EChartsCoreOption {
  return {
    ...frame(curve, zone, look, words.people),
    series: [
      {
        type: "bar",
        name: words.arrivals,
        data: curve.map((point) => point.arrivals),
        itemStyle: { color: look.soft, borderColor: look.accent, borderWidth: 1 },
        barCategoryGap: "25%",
      },
      {
        type: "line",
        name: words.waiting_people,
        data: curve.map((point) => point.waiting),
        showSymbol: false,
        lineStyle: { color: look.ink, width: 3 },
        itemStyle: { color: look.ink },
      },
    ],
  };
}

/** The quoted range as a band, the waits that were had as a line above it. */
export function waitsOption(
  curve: readonly CurvePoint[],
  zone: string,
  look: Look,
  words: CurveWords,
): EChartsCoreOption {
  const low = curve.map((point) => minutes(point.told_low_s));
  const height = curve.map((point, at) => {
    const high = minutes(point.told_high_s);
    const from = low[at] ?? null;
    return high === null || from === null ? null : Math.max(0, high - from);
  });
  const band = { type: "line", stack: "quoted", showSymbol: false, lineStyle: { opacity: 0 }, silent: true };
  return {
    ...frame(curve, zone, look, words.minutes_axis),
    series: [
      { ...band, name: "low", data: low, tooltip: { show: false } },
      {
        ...band,
        name: words.quoted_wait,
        data: height,
        areaStyle: { color: look.soft, opacity: 1 },
        itemStyle: { color: look.accent },
      },
      {
        type: "line",
        name: words.had,
        data: curve.map((point) => minutes(point.mean_wait_s)),
        symbol: "circle",
        symbolSize: 6,
        lineStyle: { color: look.ink, width: 3 },
        itemStyle: { color: look.ink },
      },
    ],
  };
}

/** To a tenth; null where nothing was measured. */
export function minutes(wait_s: number | null): number | null {
  return wait_s === null ? null : Math.round(wait_s / 6) / 10;
}

function frame(curve: readonly CurvePoint[], zone: string, look: Look, unit: string): EChartsCoreOption {
  const label = { color: look.quiet, fontFamily: look.font, fontSize: FONT_PX };
  return {
    animation: false,
    textStyle: { fontFamily: look.font },
    grid: { left: 8, right: 12, top: 26, bottom: 4, containLabel: true },
    xAxis: {
      type: "category",
      data: curve.map((point) => timeText(point.at, zone)),
      axisLabel: { ...label, hideOverlap: true },
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      name: unit,
      nameTextStyle: { ...label, align: "left", padding: [0, 0, 0, -8] },
      nameGap: 10,
      min: 0,
      // An axis of nothing still has its numbers.
      max: ({ max }: { max: number }) => (max >= 1 ? null : 1),
      minInterval: 1,
      splitNumber: 3,
      axisLabel: label,
      splitLine: { lineStyle: { color: look.line } },
    },
  };
}
