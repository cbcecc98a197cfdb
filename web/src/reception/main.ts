import { startPage } from "$shared/start";
import ReceptionPage from "./ReceptionPage.svelte";

startPage(ReceptionPage);
