import { startPage } from "$shared/start";
import AdminPage from "./AdminPage.svelte";

startPage(AdminPage);
