import { startPage } from "$shared/start";
import SignInPage from "./SignInPage.svelte";

startPage(SignInPage);
