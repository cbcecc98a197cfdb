import { startPage } from "$shared/start";
import "./kiosk.css";
import KioskPage from "./Kiosk.svelte";

startPage(KioskPage, { lang: "zh" });
