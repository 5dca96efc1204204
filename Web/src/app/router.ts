/** Where the page is, from the address; forward and back work. */
import { Store } from "../ui/store";

export type Route =
    | { is: "projects" }
    | { is: "sign-in" }
    | { is: "project"; id: string }
    | { is: "not-found"; path: string };

export function routeOf(path: string): Route {
    if (path === "/" || path === "") return { is: "projects" };
    if (path === "/sign-in" || path === "/sign-in/") return { is: "sign-in" };
    const project = /^\/projects\/([0-9A-Za-z]{1,64})\/?$/.exec(path);
    return project?.[1] ? { is: "project", id: project[1] } : { is: "not-found", path };
}

export const route = new Store<Route>(routeOf(window.location.pathname));

window.addEventListener("popstate", () => route.set(routeOf(window.location.pathname)));

export function navigate(path: string, how: "push" | "replace" = "push"): void {
    if (how === "push") window.history.pushState(null, "", path);
    else window.history.replaceState(null, "", path);
    route.set(routeOf(window.location.pathname));
}
