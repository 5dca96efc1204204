/** What the preview shows: the selected shot or sequence, else the film itself. */
import type { Take } from "../api/types";
import { useStore } from "../ui/store";
import { Studio, makesSomething, useDocument, useStates, useStudio } from "./studio";
import { useTakes } from "../dock/useTakes";

export interface Previewed {
    node: string;
    title: string;
    kind: string;
    take: Take | undefined;
    /** Another take than the one the node shows. */
    isOther: boolean;
}

export function usePreviewed(): Previewed | undefined {
    const studio = useStudio();
    const document = useDocument();
    const session = useStates();
    const selected = useStore(studio.selection);
    const viewed = useStore(studio.viewedTake);
    const id = [...selected.nodes].find((node) => makesSomething(studio, node)) ?? filmNode(studio);
    const takes = useTakes(viewed !== undefined && viewed.node === id ? id : undefined);
    const node = id === undefined ? null : document.node(id);
    if (!id || !node) return undefined;
    const other = viewed?.node === id ? takes?.find((take) => take.id === viewed.take) ?? session.takes.find(viewed.take) : undefined;
    return {
        node: id, title: node.title || (studio.catalogue.kind(node.kind)?.title ?? ""), kind: node.kind,
        take: other ?? session.shownTake(id), isOther: other !== undefined && other.id !== session.shownTake(id)?.id,
    };
}

/** The sequence with a take; without one, the first shot that has one. */
function filmNode(studio: Studio): string | undefined {
    const { document, session } = studio;
    let first: string | undefined;
    for (const state of session.states.nodes.values()) {
        const kind = state.take === null ? undefined : document.node(state.node)?.kind;
        if (kind === "sequence") return state.node;
        if (kind !== undefined) first ??= state.node;
    }
    return first;
}
