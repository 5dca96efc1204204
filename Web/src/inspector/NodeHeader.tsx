import type { ReactElement } from "react";
import { count } from "../film/words";
import { useStudio } from "../studio/studio";
import { Icon, IconName } from "../ui/Icon";
import { InlineText } from "../ui/InlineText";
import type { Node, NodeSwitch, Operation } from "../wasm/core";
import { inspectorFocus } from "./focus";

const switches: readonly { key: NodeSwitch; icon: IconName; on: string; off: string }[] = [
    { key: "bypassed", icon: "bypass", on: "Use it again", off: "Bypass: pass on what comes in" },
    { key: "muted", icon: "mute", on: "Let it speak again", off: "Mute: leave it out of the film" },
    { key: "locked", icon: "lock", on: "Unlock", off: "Lock: refuse edits" },
];

/** Title, kind and switches of what is selected. */
export function NodeHeader({ nodes }: { nodes: readonly Node[] }): ReactElement {
    const { session, catalogue } = useStudio();
    const first = nodes[0];
    const kinds = new Set(nodes.map((node) => node.kind));
    const kind = kinds.size === 1 ? catalogue.kind(first?.kind ?? "") : undefined;

    const rename = (title: string): void => {
        session.perform("Rename", nodes.map((node): Operation => ({ op: "rename", node: node.id, title })));
    };
    const flip = (key: NodeSwitch, on: boolean, label: string): void => {
        session.perform(label, nodes.map((node): Operation => ({ op: "set_switch", node: node.id, switch: key, on })));
    };
    return (
        <header className="inspector-head">
            <span className="kind-mark" data-kind={kind?.key} />
            {nodes.length === 1 && first ? (
                <InlineText
                    className="inspector-title" value={first.title} label="Title" placeholder={kind?.title ?? "Untitled"}
                    isDisabled={first.locked} onChange={rename} inputRef={(input) => { inspectorFocus.input = input; }}
                />
            ) : (
                <h2>{kind ? count(nodes.length, kind.title.toLowerCase()) : count(nodes.length, "node")}</h2>
            )}
            <span className="quiet">{nodes.length === 1 ? kind?.title : ""}</span>
            <span className="switches" role="group" aria-label="Switches">
                {switches.map(({ key, icon, on, off }) => {
                    const isOn = nodes.every((node) => node[key]);
                    return (
                        <button
                            key={key} type="button" className="button button-quiet button-icon" aria-pressed={isOn}
                            aria-label={key} data-tip={isOn ? on : off} onClick={() => flip(key, !isOn, isOn ? on : off)}
                        >
                            <Icon name={icon} />
                        </button>
                    );
                })}
            </span>
        </header>
    );
}
