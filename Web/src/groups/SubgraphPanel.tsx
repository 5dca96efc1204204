import type { ReactElement } from "react";
import { FieldRow } from "../inspector/FieldList";
import { useDocument, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Select } from "../ui/Select";
import type { Node, Value } from "../wasm/core";
import {
    fieldsValue, Offer, offeredFields, offeredPorts, portsValue, shownFields, shownPorts,
} from "./promoted";

/** What a subgraph's inspector has beside its own fields: the way in, and what of its inside is set from outside. */
export function SubgraphPanel({ node }: { node: Node }): ReactElement {
    const { session, catalogue, canvas } = useStudio();
    const document = useDocument();
    const fields = shownFields(document, catalogue, node);
    const ports = shownPorts(document, node);
    const set = (key: "shown" | "ports", value: Value | null, label: string): void => {
        session.perform(label, [{ op: "set_field", node: node.id, key, value }]);
    };
    return (
        <div className="subgraph-panel">
            <Button kind="quiet" icon="open" onClick={() => canvas?.enter(node.id)}>Open the subgraph</Button>
            {fields.length > 0 && (
                <div className="fields" role="group" aria-label="Fields of what is inside">
                    {fields.map((shown) => (
                        <div className="shown-field" key={`${shown.node} ${shown.field}`}>
                            <FieldRow
                                field={{ ...shown.spec, title: `${shown.owner.title || shown.owner.kind} · ${shown.spec.title}` }}
                                fields={catalogue.kind(shown.owner.kind)?.fields ?? []}
                                targets={[{ is: "node", id: shown.node, fields: shown.owner.fields }]}
                            />
                            <Button
                                kind="quiet" icon="close" tip={`Show “${shown.spec.title}” inside alone`}
                                onClick={() => set("shown", fieldsValue(fields.filter((other) => other !== shown)), "Show a field inside alone")}
                            />
                        </div>
                    ))}
                </div>
            )}
            <Adding
                title="Show a field of what is inside…" offers={offeredFields(document, catalogue, node)}
                onTake={(item) => set("shown", fieldsValue([...fields, item]), "Show a field on the subgraph")}
            />
            {ports.length > 0 && (
                <ul className="shown-ports" aria-label="Ports shown on the card">
                    {ports.map((port) => (
                        <li key={`${port.node} ${port.port} ${port.side}`}>
                            <span>{portTitle(port, document.node(port.node), catalogue)}</span>
                            <Button
                                kind="quiet" icon="close" tip="Show this port inside alone"
                                onClick={() => set("ports", portsValue(ports.filter((other) => other !== port)), "Show a port inside alone")}
                            />
                        </li>
                    ))}
                </ul>
            )}
            <Adding
                title="Show a port of what is inside…" offers={offeredPorts(document, catalogue, node)}
                onTake={(item) => set("ports", portsValue([...ports, item]), "Show a port on the subgraph")}
            />
        </div>
    );
}

function portTitle(
    port: { port: string; side: string }, owner: Node | null, catalogue: ReturnType<typeof useStudio>["catalogue"],
): string {
    const spec = catalogue.kind(owner?.kind ?? "")?.ports.find(({ key, direction }) => key === port.port && direction === port.side);
    return `${owner?.title || owner?.kind || ""} · ${spec?.title ?? port.port}`;
}

interface AddingProps<Item> {
    title: string;
    offers: readonly Offer<Item>[];
    onTake: (item: Item) => void;
}

function Adding<Item>({ title, offers, onTake }: AddingProps<Item>): ReactElement | null {
    if (offers.length === 0) return null;
    return (
        <Select
            label={title} value="" otherwise={title} options={offers.map((offer, index) => ({ key: String(index), title: offer.title }))}
            onChange={(key) => {
                const offer = offers[Number(key)];
                if (offer) onTake(offer.item);
            }}
        />
    );
}
