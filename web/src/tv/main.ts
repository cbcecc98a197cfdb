import { startPage } from "$shared/start";
import TvPage from "./TvPage.svelte";

startPage(TvPage, { look: "wall", lang: "zh" });
