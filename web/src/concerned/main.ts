import { startPage } from "$shared/start";
import ConcernedPage from "./ConcernedPage.svelte";

startPage(ConcernedPage);
