import { ReactElement, useState } from "react";
import type { Catalogue, Field, Port } from "../film/catalogue";
import { ownLength } from "../canvas/quietLine";
import { choiceOf, choiceTitle, numberOf } from "../film/settings";
import { shortTimecode } from "../film/timecode";
import { useDocument, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import type { Node, Wire } from "../wasm/core";
import { FieldList, Fold } from "./FieldList";
import type { Target } from "./subject";

/** What the wires into a node carry: the blocking of each character, in and out of each shot of the cut. */
export function WireList({ node }: { node: Node }): ReactElement | null {
    const { catalogue } = useStudio();
    const document = useDocument();
    const ports = catalogue.kind(node.kind)?.ports.filter((port) => port.direction === "input" && port.wireFields.length > 0);
    if (!ports || ports.length === 0) return null;
    return (
        <>
            {ports.map((port) => {
                const wires = document.wiresInto(node.id, port.key);
                return (
                    <section className="wires" key={port.key}>
                        <h3>{port.title}<span className="quiet">{wires.length === 0 ? "nothing wired in" : wires.length}</span></h3>
                        <Folds key={`${node.id} ${port.key}`} wires={wires} port={port} />
                    </section>
                );
            })}
        </>
    );
}

/** So many are listed at a time: a long cut has thousands, and the outline has them all. */
const atOnce = 40;

function Folds({ wires, port }: { wires: readonly Wire[]; port: Port }): ReactElement {
    const [shown, setShown] = useState(atOnce);
    const left = wires.length - shown;
    return (
        <>
            {wires.slice(0, shown).map((wire, index) => (
                <WireFold key={wire.id} wire={wire} port={port} index={index} count={wires.length} />
            ))}
            {left > 0 && (
                <Button kind="quiet" onClick={() => setShown(shown + atOnce)}>
                    Show {Math.min(left, atOnce)} more of {left.toLocaleString("en-GB")}
                </Button>
            )}
        </>
    );
}

interface WireFoldProps {
    wire: Wire;
    port: Port;
    index: number;
    count: number;
}

function WireFold({ wire, port, index, count }: WireFoldProps): ReactElement {
    const { session, selection, film, catalogue } = useStudio();
    const document = useDocument();
    const { rate } = useStore(film);
    const source = document.node(wire.source.node);
    const target: Target = { is: "wire", id: wire.id, fields: wire.fields };
    const place = (to: number): void => {
        session.perform(`Move ${source?.title ?? "it"}`, document.placing(wire.id, to));
    };
    return (
        <Fold
            title={<><span className="wire-place">{index + 1}</span>{source?.title}</>}
            note={summary(wire, port.wireFields, usedFrames(wire, source, catalogue), (frames) => shortTimecode(frames, rate))}
            isOpenAtFirst={count <= 2}
        >
            <div className="wire-tools">
                <Button kind="quiet" tip="Show it" icon="open" onClick={() => selection.choose([wire.source.node])}>Show</Button>
                <Button kind="quiet" tip="Earlier" disabled={index === 0} onClick={() => place(index - 1)}>Earlier</Button>
                <Button kind="quiet" tip="Later" disabled={index === count - 1} onClick={() => place(index + 1)}>Later</Button>
                <Button
                    kind="quiet" icon="cut" tip="Take the wire away"
                    onClick={() => void session.perform("Take a wire away", [{ op: "disconnect", wire: wire.id }])}
                />
            </div>
            <FieldList targets={[target]} fields={port.wireFields} />
        </Fold>
    );
}

/** How long the cut stays on a shot; undefined when what is wired in has no length of its own. */
function usedFrames(wire: Wire, source: Node | null, catalogue: Catalogue): number | undefined {
    if (!source) return undefined;
    const length = ownLength(source, catalogue.kind(source.kind));
    const end = numberOf(wire.fields["out"]) || length;
    return length === undefined || end === undefined ? undefined : end - (numberOf(wire.fields["in"]) ?? 0);
}

/** What is not as usual and how long it is, in a few words. */
function summary(
    wire: Wire, fields: readonly Field[], length: number | undefined, time: (frames: number) => string,
): string {
    const parts: string[] = [];
    for (const field of fields) {
        const value = wire.fields[field.key];
        if (value === undefined || ["transition_length", "in", "out"].includes(field.key)) continue;
        if (field.type.is === "choice") parts.push(choiceTitle(field, choiceOf(value)).toLowerCase());
        else if (field.type.is === "frames") parts.push(`${field.title.toLowerCase()} ${time(numberOf(value) ?? 0)}`);
        else if (field.type.is === "integer") parts.push(`${field.title.toLowerCase()} ${numberOf(value)}`);
    }
    if (length !== undefined) parts.push(time(length));
    return parts.join(" · ");
}
