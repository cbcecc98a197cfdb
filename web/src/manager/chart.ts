// Two small charts side by side, so that no curve needs a second axis: people on the left, minutes of waiting on the right.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from "echarts/components";
import { init, use, type ComposeOption } from "echarts/core";
import type { BarSeriesOption, LineSeriesOption } from "echarts/charts";
import type {
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
} from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import type { Action } from "svelte/action";
import { timeText } from "$shared/format";
import type { CurvePoint } from "$shared/wire.gen";
import type { ManagerTexts } from "./texts";

use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent, CanvasRenderer]);

type Option = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | TooltipComponentOption
>;

export interface Drawing {
  curve: readonly CurvePoint[];
  texts: ManagerTexts;
  utc_offset_min: number;
}

/** Draws the curves into an element, again when they change or the element does. */
export const drawn: Action<HTMLElement, Drawing> = (element, drawing) => {
  const chart = init(element);
  const draw = (now: Drawing) => chart.setOption(optionOf(now, coloursOf(element)), { notMerge: true });
  const watcher = new ResizeObserver(() => chart.resize());
  watcher.observe(element);
  draw(drawing);
  return {
    update: draw,
    destroy: () => {
      watcher.disconnect();
      chart.dispose();
    },
  };
};

/** Whole minutes; null where nothing was measured. */
export function minutesOf(wait_s: number | null | undefined): number | null {
  return wait_s === null || wait_s === undefined ? null : Math.round(wait_s / 60);
}

interface Colours {
  ink: string;
  quiet: string;
  line: string;
  edge: string;
  accent: string;
  font: string;
}

function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token("ink"),
    quiet: token("quiet"),
    line: token("line"),
    edge: token("edge"),
    accent: token("accent"),
    font: style.fontFamily,
  };
}

/** What is drawn; the band is a clear line at its low end with a filled one stacked upon it. */
export function optionOf({ curve, texts: t, utc_offset_min }: Drawing, colours: Colours): Option {
  const times = curve.map((point) => timeText(point.at, utc_offset_min));
  const lows = curve.map((point) => minutesOf(point.told_low_s));
  const heights = curve.map((point, at) => {
    const high = minutesOf(point.told_high_s);
    const low = lows[at] ?? null;
    return high === null || low === null ? null : high - low;
  });
  const band = { type: "line", xAxisIndex: 1, yAxisIndex: 1, stack: "told", symbol: "none", silent: true } as const;
  const line = { type: "line", symbol: "circle", symbolSize: 4, showSymbol: curve.length < 2 } as const;
  return {
    animation: false,
    textStyle: { fontFamily: colours.font, fontSize: 14, color: colours.quiet },
    ...frames(times, t, colours),
    tooltip: {
      trigger: "axis",
      // Drawn in the canvas: the page's security policy forbids styled markup.
      renderMode: "richText",
      textStyle: { color: colours.ink, fontFamily: colours.font },
      formatter: (hovered) => {
        const [first] = Array.isArray(hovered) ? hovered : [hovered];
        const point = curve[first?.dataIndex ?? 0];
        return point ? pointText(point, t, utc_offset_min) : "";
      },
    },
    series: [
      { name: t.arrivals, type: "bar", data: curve.map((point) => point.arrivals), itemStyle: { color: colours.edge } },
      {
        ...line,
        name: t.waiting_curve,
        data: curve.map((point) => point.waiting),
        lineStyle: { width: 3, color: colours.accent },
        itemStyle: { color: colours.accent },
      },
      { ...band, name: "low", data: lows, lineStyle: { width: 0 } },
      {
        ...band,
        name: t.told,
        data: heights,
        lineStyle: { width: 0 },
        itemStyle: { color: colours.edge },
        areaStyle: { color: colours.edge, opacity: 0.45 },
      },
      {
        ...line,
        name: t.had,
        xAxisIndex: 1,
        yAxisIndex: 1,
        data: curve.map((point) => minutesOf(point.mean_wait_s)),
        connectNulls: true,
        lineStyle: { width: 3, color: colours.ink },
        itemStyle: { color: colours.ink },
      },
    ],
  };
}

/** The two grids with their axes and keys. */
function frames(times: string[], t: ManagerTexts, colours: Colours): Option {
  const x = { type: "category", data: times, axisTick: { show: false }, axisLabel: { color: colours.quiet } } as const;
  const y = {
    type: "value",
    minInterval: 1,
    splitNumber: 3,
    axisLabel: { color: colours.quiet },
    splitLine: { lineStyle: { color: colours.line } },
  } as const;
  const key = {
    top: 0,
    itemWidth: 18,
    itemHeight: 10,
    selectedMode: false,
    textStyle: { color: colours.ink },
  } as const;
  const name = { top: 0, padding: 0, textStyle: { fontSize: 14, fontWeight: "normal", color: colours.quiet } } as const;
  return {
    grid: [
      { left: 36, right: "53%", top: 28, bottom: 24 },
      { left: "53%", right: 8, top: 28, bottom: 24 },
    ],
    xAxis: [x, { ...x, gridIndex: 1 }],
    yAxis: [y, { ...y, gridIndex: 1 }],
    title: [
      { ...name, text: t.people, left: 0, top: 2 },
      { ...name, text: t.minutes, left: "50%", top: 2 },
    ],
    legend: [
      { ...key, data: [t.arrivals, t.waiting_curve], left: 60 },
      { ...key, data: [t.told, t.had], left: "57%" },
    ],
  };
}

function pointText(point: CurvePoint, t: ManagerTexts, utc_offset_min: number): string {
  const low = minutesOf(point.told_low_s);
  const high = minutesOf(point.told_high_s);
  const had = minutesOf(point.mean_wait_s);
  const lines = [
    timeText(point.at, utc_offset_min),
    `${t.arrivals} ${point.arrivals}`,
    `${t.waiting_curve} ${point.waiting}`,
    low === null || high === null ? "" : `${t.told} ${low}–${high} ${t.minutes}`,
    had === null ? "" : `${t.had} ${had} ${t.minutes}`,
  ];
  return lines.filter(Boolean).join("\n");
}
