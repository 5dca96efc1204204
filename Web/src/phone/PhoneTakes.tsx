import { ReactElement, useRef } from "react";
import type { Take } from "../api/types";
import { keyText, keysOf, useCommands } from "../app/commands";
import { PinButton } from "../dock/TakeCard";
import { useSaying } from "../dock/useSaying";
import { useTakes } from "../dock/useTakes";
import { InlineText } from "../ui/InlineText";
import { Preview } from "../studio/Preview";
import { Previewed, usePreviewed } from "../studio/previewed";
import { makesSomething, useDocument, useStates, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import { useSwipe } from "./useSwipe";

/** The takes of a shot, one at a time and as wide as the phone is. */
export function PhoneTakes(): ReactElement {
    const previewed = usePreviewed();
    const listed = useTakes(previewed?.node);
    if (!previewed) return <p className="dock-empty">Takes appear here once something has been rendered. Press Run.</p>;
    const takes = [...listed ?? []].sort((a, b) => a.number - b.number);
    return (
        <div className="phone-takes">
            <ShotSelect previewed={previewed} />
            {listed && takes.length === 0 ? <p className="dock-empty">{previewed.title} has no take yet. Press Run to make the first.</p>
                : <Reviewing previewed={previewed} takes={takes} />}
        </div>
    );
}

function ShotSelect({ previewed }: { previewed: Previewed }): ReactElement {
    const studio = useStudio();
    const document = useDocument();
    const options = document.nodes().filter(({ id }) => makesSomething(studio, id))
        .map((node) => ({ key: node.id, title: node.title || (studio.catalogue.kind(node.kind)?.title ?? "") }))
        .sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }));
    return <Select label="Shot" value={previewed.node} options={options} onChange={(node) => studio.selection.choose([node])} />;
}

function Reviewing({ previewed, takes }: { previewed: Previewed; takes: readonly Take[] }): ReactElement {
    const { viewedTake } = useStudio();
    const stage = useRef<HTMLDivElement>(null);
    const at = takes.findIndex(({ id }) => id === previewed.take?.id);
    const go = (step: 1 | -1): void => {
        const next = takes[at + step];
        if (next) viewedTake.set({ node: previewed.node, take: next.id });
    };
    useSwipe(stage, (step) => at + step >= 0 && at + step < takes.length, go);
    const take = takes[at];
    return (
        <>
            <div className="phone-stage" ref={stage}><Preview /></div>
            {takes.length > 1 && (
                <div className="phone-turn">
                    <Button kind="quiet" icon="back" tip="The take before" disabled={at <= 0} onClick={() => go(-1)} />
                    <span className="number" role="status">{at + 1} of {takes.length}</span>
                    <Button kind="quiet" icon="on" tip="The next take" disabled={at < 0 || at >= takes.length - 1} onClick={() => go(1)} />
                </div>
            )}
            {take && <Verdict key={take.id} take={take} />}
        </>
    );
}

/** What is said about the take that is looked at. */
function Verdict({ take: listed }: { take: Take }): ReactElement {
    const session = useStates();
    const { take, say } = useSaying(listed);
    const decide = (verdict: "approved" | "rejected"): void =>
        void say((now) => ({ verdict: now.verdict === verdict ? "open" : verdict }));
    const star = (): void => void say((now) => ({ starred: !now.starred }));
    useCommands([
        { id: "star", group: "Takes", title: "Star the take, or not", keys: [keysOf.star], run: star },
        { id: "approve", group: "Takes", title: "Approve the take, or take that back", keys: [keysOf.approve], run: () => decide("approved") },
        { id: "reject", group: "Takes", title: "Reject the take, or take that back", keys: [keysOf.reject], run: () => decide("rejected") },
    ]);
    return (
        <div className="phone-verdict" role="group" aria-label={`Review of take ${take.number}`}>
            <div className="phone-verdicts">
                <Button icon="star" aria-label="Star" aria-pressed={take.starred} keys={keyText(keysOf.star)} onClick={star} />
                <Button icon="check" aria-pressed={take.verdict === "approved"} keys={keyText(keysOf.approve)} data-verdict="approved"
                    onClick={() => decide("approved")}>Approve</Button>
                <Button icon="close" aria-pressed={take.verdict === "rejected"} keys={keyText(keysOf.reject)} data-verdict="rejected"
                    onClick={() => decide("rejected")}>Reject</Button>
                <PinButton take={take} isShown={session.shownTake(take.node)?.id === take.id} />
            </div>
            <InlineText
                value={take.note} label={`Note on take ${take.number}`} placeholder="Note on this take…" className="phone-take-note"
                onChange={(note) => void say(() => ({ note }))}
            />
        </div>
    );
}
