// How every page begins: the look, the language, one component.
import "./base.css";
import { mount, type Component } from "svelte";
import { language, type Lang } from "./language.svelte";

export function startPage(page: Component, options: { look?: "desk" | "wall"; lang?: Lang } = {}): void {
  document.documentElement.dataset.look = options.look ?? "desk";
  language.start(options.lang);
  const target = document.getElementById("page");
  if (target) mount(page, { target });
}
