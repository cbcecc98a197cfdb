import { startPage } from "$shared/start";
import ClerkPage from "./ClerkPage.svelte";

startPage(ClerkPage);
