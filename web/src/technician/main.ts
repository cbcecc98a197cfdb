import { startPage } from "$shared/start";
import "./technician.css";
import TechnicianPage from "./TechnicianPage.svelte";

startPage(TechnicianPage);
