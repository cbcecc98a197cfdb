import { MAIN } from "$shared/language.svelte";
import { startPage } from "$shared/start";
import BoardPage from "./BoardPage.svelte";

startPage(BoardPage, { look: "wall", lang: MAIN });
