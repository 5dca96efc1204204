import { useEffect, useRef, useState } from "react";
import { api } from "../api/client";
import type { Take } from "../api/types";
import { useStates, useStudio } from "../studio/studio";

const pause = 150;

/** All takes of a node, newest first; undefined while they are fetched, or without a node. */
export function useTakes(node: string | undefined): readonly Take[] | undefined {
    const { tell } = useStudio();
    const session = useStates();
    const [listed, setListed] = useState<{ node: string; takes: readonly Take[] }>();
    const known = useRef<string>();
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
        const list = (): void => void api.takes(session.id, node).then(
            ({ items }) => {
                if (!isWanted) return;
                setListed({ node, takes: items });
                session.takes.know(items);
            },
            (error: unknown) => {
                if (isWanted) tell(`The takes could not be listed. ${error instanceof Error ? error.message : ""}`, "danger");
            });
        // Many may come at once, such as variations: the list is asked for behind them.
        const timer = window.setTimeout(list, known.current === node ? pause : 0);
        known.current = node;
        return () => {
            isWanted = false;
            window.clearTimeout(timer);
        };
    }, [session, node, count, reviews, newest, tell]);

    const isOutOfDate = listed === undefined || listed.node !== node || (listed.takes.length === 0 && count > 0);
    return isOutOfDate ? undefined : listed.takes;
}
