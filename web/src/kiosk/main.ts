import { MAIN } from "$shared/language.svelte";
import { startPage } from "$shared/start";
import "./kiosk.css";
import "./contrast.css";
import "./reach.css";
import KioskPage from "./Kiosk.svelte";

startPage(KioskPage, { lang: MAIN });
