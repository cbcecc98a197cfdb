import { startPage } from "$shared/start";
import PasswordPage from "./PasswordPage.svelte";

startPage(PasswordPage);
