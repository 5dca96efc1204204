import { ReactElement, ReactNode, useMemo } from "react";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Popover, usePopover } from "../ui/Popover";
import { FieldPicker, Picked } from "./FieldPicker";
import type { FieldGroup } from "./fields";
import { axisLength } from "./matrix";
import type { DraftAxis } from "./setup";
import { Speech, axisTitle, axisWords, trackTitle } from "./words";

export interface AxisRowProps {
    axis: DraftAxis;
    /** Counted from the first; the last are the columns. */
    index: number;
    count: number;
    speech: Speech;
    groups: readonly FieldGroup[];
    entry: (id: string) => ReactNode;
    onMove: (by: -1 | 1) => void;
    onTogether: (picked: Picked) => void;
    onAlone: (id: string) => void;
    onRemove: (id: string) => void;
}

/** `Columns`, `Rows`, and `Sections` for what is further out. */
function roleOf(index: number, count: number): string {
    return index === count - 1 ? "Columns" : index === count - 2 ? "Rows" : "Sections";
}

/** An axis: what varies along it, each with its values, and what can be done with it. */
export function AxisRow(props: AxisRowProps): ReactElement {
    const { axis, index, count, speech, groups, entry, onMove, onTogether, onAlone, onRemove } = props;
    const { anchor, isOpen, toggle, close } = usePopover<HTMLButtonElement>();
    const taken = useMemo(() => new Set(axis.map(({ id }) => id)), [axis]);
    const role = roleOf(index, count);
    const tracks = axis.map(({ track }) => track);
    const isZip = axis.length > 1;
    return (
        <section className="vary-axis" aria-label={`${role}: ${axisTitle(tracks, speech)}`} data-zip={isZip || undefined}>
            <header>
                <span className="vary-role">{role}</span>
                <span className="number vary-count">{axisLength(tracks)}</span>
                <span className="vary-tools">
                    <Button
                        kind="quiet" icon="down" className="vary-up" tip="Further out" disabled={index === 0} onClick={() => onMove(-1)}
                    />
                    <Button kind="quiet" icon="down" tip="Towards the columns" disabled={index === count - 1} onClick={() => onMove(1)} />
                    <Button
                        ref={anchor} kind="quiet" icon="link" tip="Let another field move along, value by value" aria-haspopup="dialog"
                        aria-label="Vary together with" aria-expanded={isOpen} onClick={toggle}
                    />
                </span>
            </header>
            <div className="vary-tracks">
                {axis.map(({ id, track, problem }) => (
                    <div key={id} className="vary-track" role="group" aria-label={trackTitle(track, speech)} data-track={id}>
                        <div className="vary-track-head">
                            {isZip && <span className="vary-link" data-tip="Moves along with the others, value by value"><Icon name="link" /></span>}
                            <b>{trackTitle(track, speech)}</b>
                            {isZip && <Button kind="quiet" tip="Give it an axis of its own" onClick={() => onAlone(id)}>By itself</Button>}
                            <Button
                                kind="quiet" icon="close" tip="Vary it no longer" aria-label={`Remove ${trackTitle(track, speech)}`} onClick={() => onRemove(id)}
                            />
                        </div>
                        {entry(id)}
                        {problem && <p className="vary-problem">{problem}</p>}
                    </div>
                ))}
                {isZip && (
                    <ol className="vary-pairs" aria-label="Which go together">
                        {Array.from({ length: axisLength(tracks) }, (_, step) => <li key={step}>{axisWords(tracks, step, speech)}</li>)}
                    </ol>
                )}
            </div>
            {isOpen && (
                <Popover anchor={anchor} onClose={close} align="end" label="Vary together with" className="vary-popover">
                    <FieldPicker
                        groups={groups} taken={taken}
                        onPick={(picked) => {
                            close();
                            onTogether(picked);
                        }}
                    />
                </Popover>
            )}
        </section>
    );
}
