/** What can be done with a row, by key, by menu, or by the buttons above the tree: the canvas's own edits. */
import { addNode, deleteSelection, disconnect } from "../canvas/edits";
import { addConnected } from "../editing/addBoxes";
import type { PortEnd } from "../wasm/core";
import { makesSomething } from "../studio/studio";
import type { Outline } from "./context";
import { leaveFor } from "./leaving";
import { placeBeside, placeOf } from "./placing";
import type { Row } from "./rows";

/** What is done to a row is done to the whole selection that it is part of. */
function mean({ desk }: Outline, row: Row): void {
    if (!desk.isChosen(row)) desk.choose(row, false);
}

export function edit(outline: Outline, row: Row): void {
    if (row.is === "heading") return;
    mean(outline, row);
    leaveFor("inspector", outline.desk);
}

/** Goes to the takes of a row's shot. */
export function review(outline: Outline, row: Row): void {
    if (row.node === undefined) return;
    if (!makesSomething(outline.studio, row.node)) {
        outline.studio.tell(`${row.title} has no takes: shots and cuts have.`);
        return;
    }
    outline.studio.selection.choose([row.node]);
    leaveFor("takes", outline.desk);
}

/** Runs the selected shots and whatever they need. */
export function run(outline: Outline, row: Row): void {
    const { studio, host, desk } = outline;
    if (row.node === undefined) return;
    if (row.is === "card") mean(outline, row);
    const selected = studio.runnable();
    const nodes = row.is === "card" && selected.length > 0 ? selected : [row.node].filter((node) => makesSomething(studio, node));
    if (nodes.length === 0) {
        studio.tell(`${row.title} is not rendered by itself: run a shot that it is in.`);
        return;
    }
    host.run(nodes, "here");
    desk.said.set(nodes.length === 1 ? `Runs ${row.title}.` : `Runs ${nodes.length} cards.`);
}

/** Deletes the selected cards; an input is disconnected. */
export function remove(outline: Outline, row: Row): void {
    if (row.is === "heading") return;
    mean(outline, row);
    if (!deleteSelection(outline.host)) return;
    outline.desk.said.set(row.is === "input" ? `${row.title} is disconnected.` : `${row.title} is deleted.`);
    outline.desk.current();
}

/** Takes the wire away by which a row stands where it stands. */
export function takeOut(outline: Outline, row: Row): void {
    if (!row.wire || !disconnect(outline.host, row.wire.id)) return;
    outline.desk.said.set(`${row.title} is disconnected.`);
    outline.desk.current();
}

/** Whether a row stands among others in an order that a person may change. */
export function hasOrder({ studio }: Outline, row: Row): boolean {
    const { wire } = row;
    if (!wire) return false;
    const kind = studio.catalogue.kind(studio.document.node(wire.target.node)?.kind ?? "");
    return kind?.ports.some((port) => port.direction === "input" && port.key === wire.target.port && port.isRepeating) ?? false;
}

/** Puts a row one place earlier or later among those of its port. */
export function move(outline: Outline, row: Row, step: 1 | -1): void {
    const { studio, desk } = outline;
    const { wire } = row;
    if (!wire || !hasOrder(outline, row)) return;
    const siblings = studio.document.wiresInto(wire.target.node, wire.target.port);
    const to = siblings.findIndex(({ id }) => id === wire.id) + step;
    if (to < 0 || to >= siblings.length) {
        desk.said.set(`${row.title} is ${step < 0 ? "the first" : "the last"} already.`);
        return;
    }
    if (!studio.session.perform(`Move “${row.title}”`, studio.document.placing(wire.id, to))) return;
    desk.activate(row.key);
    desk.said.set(`${row.title} is ${to + 1} of ${siblings.length} in ${desk.film.name(wire.target.node)}.`);
}

/** Adds a card, and goes to it. */
export function add(outline: Outline, kind: string): void {
    const { studio, desk, host } = outline;
    const spec = studio.catalogue.kind(kind);
    const node = spec ? addNode(host, kind, placeOf(studio, spec)) : null;
    if (node !== null) arrive(outline, node);
    desk.focus();
}

/** Adds a card beside another and connects the two. */
export function addBeside(outline: Outline, kind: string, port: string, from: PortEnd): void {
    const { host, studio, desk } = outline;
    const spec = studio.catalogue.kind(kind);
    const node = spec ? addConnected(host, spec, port, from, placeBeside(studio.document, from)) : null;
    if (node !== null) arrive(outline, node);
    desk.focus();
}

function arrive({ desk, studio }: Outline, node: string): void {
    desk.filter.set("");
    const at = desk.uncovered(node);
    if (at >= 0) desk.go(at);
    desk.said.set(`${desk.film.name(node)} is added.`);
    studio.canvas?.show(node);
}
