import { startPage } from "$shared/start";
import Index from "./Index.svelte";

startPage(Index);
