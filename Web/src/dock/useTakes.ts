import { useEffect, useState } from "react";
import { api } from "../api/client";
import type { Take } from "../api/types";
import { useStates, useStudio } from "../studio/studio";

/** All takes of a node, newest first; undefined while they are fetched, or without a node. */
export function useTakes(node: string | undefined): readonly Take[] | undefined {
    const { tell } = useStudio();
    const session = useStates();
    const [listed, setListed] = useState<{ node: string; takes: readonly Take[] }>();
    const count = node === undefined ? 0 : (session.states.nodes.get(node)?.takes ?? 0);
    const reviews = node === undefined ? 0 : (session.states.nodes.get(node)?.reviews ?? 0);
    const newest = node === undefined ? undefined : session.states.nodes.get(node)?.take?.id;

    useEffect(() => {
        if (node === undefined) return undefined;
        if (count === 0) {
            setListed({ node, takes: [] });
            return undefined;
        }
        let isWanted = true;
        api.takes(session.id, node).then(
            ({ items }) => {
                if (!isWanted) return;
                setListed({ node, takes: items });
                session.takes.know(items);
            },
            (error: unknown) => {
                if (isWanted) tell(`The takes could not be listed. ${error instanceof Error ? error.message : ""}`, "danger");
            });
        return () => {
            isWanted = false;
        };
    }, [session, node, count, reviews, newest, tell]);

    const isOutOfDate = listed === undefined || listed.node !== node || (listed.takes.length === 0 && count > 0);
    return isOutOfDate ? undefined : listed.takes;
}
