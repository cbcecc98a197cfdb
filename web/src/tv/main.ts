import { MAIN } from "$shared/language.svelte";
import { startPage } from "$shared/start";
import TvPage from "./TvPage.svelte";

startPage(TvPage, { look: "wall", lang: MAIN });
