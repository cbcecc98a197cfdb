import { startPage } from "$shared/start";
import AuditorPage from "./AuditorPage.svelte";

startPage(AuditorPage);
