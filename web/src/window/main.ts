import { startPage } from "$shared/start";
import WindowPage from "./WindowPage.svelte";

startPage(WindowPage, { look: "wall", lang: "zh" });
