/** Where the page is, from the address; forward and back work. */
import { Store } from "../ui/store";

export type Route =
    | { is: "projects" }
    | { is: "sign-in" }
    | { is: "project"; id: string; variations?: string }
    | { is: "queue"; view: "waiting" | "history" }
    | { is: "bench" }
    | { is: "not-found"; path: string };

export function routeOf(path: string): Route {
    if (path === "/" || path === "") return { is: "projects" };
    if (path === "/sign-in" || path === "/sign-in/") return { is: "sign-in" };
    if (path === "/queue" || path === "/queue/") return { is: "queue", view: "waiting" };
    if (path === "/queue/history" || path === "/queue/history/") return { is: "queue", view: "history" };
    if (path === "/studio/bench" || path === "/studio/bench/") return { is: "bench" };
    const project = /^\/projects\/([0-9A-Za-z]{1,64})(?:\/variations\/([0-9A-Za-z]{1,64}))?\/?$/.exec(path);
    return project?.[1] ? { is: "project", id: project[1], variations: project[2] } : { is: "not-found", path };
}

export const route = new Store<Route>(routeOf(window.location.pathname));

/** Where the tab was before it came to the queue. */
let before = "/";

function arrive(): void {
    const was = route.get();
    if (was.is === "project") before = `/projects/${was.id}${was.variations ? `/variations/${was.variations}` : ""}`;
    else if (was.is === "projects") before = "/";
    route.set(routeOf(window.location.pathname));
}

window.addEventListener("popstate", arrive);

export function navigate(path: string, how: "push" | "replace" = "push"): void {
    if (how === "push") window.history.pushState(null, "", path);
    else window.history.replaceState(null, "", path);
    arrive();
}

/** From the queue to where the tab was before it. */
export function leaveQueue(): void {
    navigate(before);
}
