import { startPage } from "$shared/start";
import BookPage from "./BookPage.svelte";

startPage(BookPage);
