/** The list of projects, live. */
import { useEffect, useState } from "react";
import { api } from "../api/client";
import type { Project } from "../api/types";
import { connection } from "../app/connection";

export type Listing =
    | { is: "listing" }
    | { is: "listed"; projects: readonly Project[] }
    | { is: "failed"; sentence: string };

/** Newest change first. A request gives the first answer; the live connection keeps it true. */
export function useProjects(attempt: number): Listing {
    const [listing, setListing] = useState<Listing>({ is: "listing" });

    useEffect(() => {
        const abort = new AbortController();
        const known = new Map<string, Project>();
        const take = (items: readonly Project[]): void => {
            for (const project of items) known.set(project.id, project);
            const projects = [...known.values()].sort((a, b) => (a.changed < b.changed ? 1 : -1));
            setListing({ is: "listed", projects });
        };
        const follow = (): void => {
            connection.send({ type: "studio" });
        };
        const endGreeting = connection.greeted.add(follow);
        const endTexts = connection.texts.add((message) => {
            if (message.type === "projects") take(message.items);
        });
        follow();
        setListing({ is: "listing" });
        api.projects(abort.signal).then(
            ({ items }) => take(items.filter((project) => !known.has(project.id))),
            (error: unknown) => {
                if (!abort.signal.aborted && known.size === 0) {
                    setListing({ is: "failed", sentence: error instanceof Error ? error.message : String(error) });
                }
            });
        return () => {
            abort.abort();
            endGreeting();
            endTexts();
        };
    }, [attempt]);

    return listing;
}

/** Whether every word of a search is somewhere in the title or among the people. */
export function fits(project: Project, search: string): boolean {
    const text = `${project.title} ${project.people.map((person) => person.name).join(" ")}`.toLowerCase();
    return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
