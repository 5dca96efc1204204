import { useEffect, useState } from "react";
import { call } from "../api/client";
import type { Take } from "../api/types";
import { sentenceOf } from "../studio/runs";
import { useStates, useStudio } from "../studio/studio";

const none: readonly Take[] = [];

/** A node's takes that somebody deleted, newest first; none while they are fetched, or without a node. */
export function useDeletedTakes(node: string | undefined): readonly Take[] {
    const { tell } = useStudio();
    const session = useStates();
    const [listed, setListed] = useState<{ node: string; takes: readonly Take[] }>();
    const reviews = node === undefined ? 0 : (session.states.nodes.get(node)?.reviews ?? 0);

    useEffect(() => {
        if (node === undefined) return undefined;
        let isWanted = true;
        call("takes", { path: { project: session.id }, query: { node, deleted: true, limit: 200 } }).then(
            ({ items }) => { if (isWanted) setListed({ node, takes: items }); },
            (error: unknown) => { if (isWanted) tell(sentenceOf(error), "danger"); });
        return () => {
            isWanted = false;
        };
    }, [session, node, reviews, tell]);

    return node !== undefined && listed?.node === node ? listed.takes : none;
}
