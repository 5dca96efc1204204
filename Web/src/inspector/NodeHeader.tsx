import type { ReactElement } from "react";
import { count } from "../film/words";
import { useStudio } from "../studio/studio";
import { Icon, IconName } from "../ui/Icon";
import type { Node, NodeSwitch, Operation } from "../wasm/core";
import { TitleField } from "./TitleField";
import { labelOf } from "./subject";
import { readingOrder } from "./titles";

interface Switch {
    readonly key: NodeSwitch;
    readonly icon: IconName;
    readonly on: string;
    readonly off: string;
    /** What undo calls it, with several: off, on. */
    readonly verbs: readonly [string, string];
    readonly keys: string;
}

const switches: readonly Switch[] = [
    { key: "bypassed", icon: "bypass", on: "Use it again", off: "Bypass: pass on what comes in", verbs: ["Use again", "Bypass"], keys: "B" },
    { key: "muted", icon: "mute", on: "Let it speak again", off: "Mute: leave it out of the film", verbs: ["Unmute", "Mute"], keys: "M" },
    { key: "locked", icon: "lock", on: "Unlock", off: "Lock: refuse edits", verbs: ["Unlock", "Lock"], keys: "Shift L" },
];

/** Title, kind and switches of what is selected. */
export function NodeHeader({ nodes }: { nodes: readonly Node[] }): ReactElement {
    const { session, catalogue, document } = useStudio();
    const first = nodes[0];
    const kinds = new Set(nodes.map((node) => node.kind));
    const kind = kinds.size === 1 ? catalogue.kind(first?.kind ?? "") : undefined;
    const noun = kind?.title.toLowerCase() ?? "card";

    const flip = ({ key, verbs, ...words }: Switch, on: boolean): void => {
        // Frames and subgraphs mean what they hold. What is locked refuses everything but being unlocked.
        const all = document.withMembers(nodes.map(({ id }) => id)).flatMap((id) => document.node(id) ?? []);
        const free = all.filter((node) => node[key] !== on && (key === "locked" || !node.locked));
        session.perform(
            nodes.length === 1 ? (on ? words.off : words.on) : `${verbs[on ? 1 : 0]} ${count(free.length, noun)}`,
            free.map((node): Operation => ({ op: "set_switch", node: node.id, switch: key, on })));
    };
    return (
        <header className="inspector-head">
            <span className="kind-mark" data-kind={kind?.key} />
            <TitleField
                nodes={nodes} placeholder={nodes.length === 1 ? (kind?.title ?? "Untitled") : "Titles"}
                onChange={(titles, gesture) => session.perform(
                    nodes.length === 1 ? "Rename" : labelOf("title", nodes.map((node) => ({ is: "node", id: node.id, fields: {}, noun }))),
                    titles.map(({ node, title }): Operation => ({ op: "rename", node, title })), gesture)}
                inOrder={readingOrder(nodes)}
            />
            <span className="quiet">{nodes.length === 1 ? kind?.title : count(nodes.length, noun)}</span>
            <span className="switches" role="group" aria-label="Switches">
                {switches.map((each) => {
                    const { key, icon, on, off, keys } = each;
                    const isOn = nodes.every((node) => node[key]);
                    const isSome = !isOn && nodes.some((node) => node[key]);
                    return (
                        <button
                            key={key} type="button" className="button button-quiet button-icon" aria-pressed={isSome ? "mixed" : isOn}
                            aria-label={key} data-tip={isOn ? on : off} data-keys={keys} onClick={() => flip(each, !isOn)}
                        >
                            <Icon name={icon} />
                        </button>
                    );
                })}
            </span>
        </header>
    );
}
