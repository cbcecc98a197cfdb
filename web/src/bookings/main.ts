import { startPage } from "$shared/start";
import BookingsPage from "./BookingsPage.svelte";

startPage(BookingsPage);
