import { startPage } from "$shared/start";
import VisitorPage from "./VisitorPage.svelte";

startPage(VisitorPage);
