import { MAIN } from "$shared/language.svelte";
import { startPage } from "$shared/start";
import WindowPage from "./WindowPage.svelte";

startPage(WindowPage, { look: "wall", lang: MAIN });
