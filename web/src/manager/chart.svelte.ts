// ECharts with only what the two curves need, and the page's tokens as it reads them.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Attachment } from "svelte/attachments";
import type { Look } from "./curves";

use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** Draws an option and follows the size of its place. */
export function chart(option: () => EChartsCoreOption): Attachment<HTMLElement> {
  return (element) => {
    const drawn = init(element, undefined, { renderer: "svg" });
    const resized = new ResizeObserver(() => drawn.resize());
    resized.observe(element);
    $effect(() => drawn.setOption(option(), { notMerge: true }));
    return () => {
      resized.disconnect();
      drawn.dispose();
    };
  };
}

/** The colours and the type of the page. */
export function look(): Look {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: token("--ink"),
    quiet: token("--quiet"),
    line: token("--line"),
    accent: token("--accent"),
    soft: token("--accent-soft"),
    watch: token("--watch"),
    font: getComputedStyle(document.body).fontFamily,
  };
}
