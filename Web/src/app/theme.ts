/** Dark or light: as the system is, or as the person says; this browser remembers it. */
import { remembered } from "../ui/local";

export const theme = remembered<string>("theme", "system");

const isLight = window.matchMedia("(prefers-color-scheme: light)");

function apply(): void {
    const wanted = theme.get();
    document.documentElement.dataset["theme"] = wanted === "system" ? (isLight.matches ? "light" : "dark") : wanted;
}

apply();
theme.subscribe(apply);
isLight.addEventListener("change", apply);
