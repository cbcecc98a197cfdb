import { startPage } from "$shared/start";
import ManagerPage from "./ManagerPage.svelte";

startPage(ManagerPage);
