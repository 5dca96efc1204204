import type { ReactElement } from "react";
import type { Field, Port } from "../film/catalogue";
import { choiceOf, choiceTitle, numberOf } from "../film/settings";
import { timecode } from "../film/timecode";
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
                        {wires.map((wire, index) => (
                            <WireFold key={wire.id} wire={wire} port={port} index={index} count={wires.length} />
                        ))}
                    </section>
                );
            })}
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
    const { session, selection, film } = useStudio();
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
            note={summary(wire, port.wireFields, (frames) => timecode(frames, rate))} isOpenAtFirst={count <= 2}
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

/** What is not as usual, in a few words. */
function summary(wire: Wire, fields: readonly Field[], time: (frames: number) => string): string {
    const parts: string[] = [];
    for (const field of fields) {
        const value = wire.fields[field.key];
        if (value === undefined || field.key === "transition_length") continue;
        if (field.type.is === "choice") parts.push(choiceTitle(field, choiceOf(value)).toLowerCase());
        else if (field.type.is === "frames") parts.push(`${field.title.toLowerCase()} ${time(numberOf(value) ?? 0)}`);
        else if (field.type.is === "integer") parts.push(`${field.title.toLowerCase()} ${numberOf(value)}`);
    }
    return parts.join(", ");
}
