import { ReactElement, useMemo } from "react";
import type { Kind } from "../film/catalogue";
import { count } from "../film/words";
import { useDocument, useStudio } from "../studio/studio";
import { useStore } from "../ui/store";
import type { Node } from "../wasm/core";
import { SubgraphPanel } from "../groups/SubgraphPanel";
import { FieldList } from "./FieldList";
import { Locked } from "./Locked";
import { NodeHeader } from "./NodeHeader";
import { NoteField } from "./NoteField";
import { CameraPlanFold } from "./plan/CameraPlanFold";
import { Problems } from "./Problems";
import { WireList } from "./WireList";
import { Target, commonFields } from "./subject";

/** The settings of what is selected; with nothing selected, those of the film. */
export function Inspector(): ReactElement {
    const { selection } = useStudio();
    const document = useDocument();
    const selected = useStore(selection);
    const nodes = useMemo(
        () => [...selected.nodes].map((id) => document.node(id)).filter((node): node is Node => node !== null),
        [document.version, selected]);
    const [wire] = [...selected.wires];

    if (nodes.length > 0) return <NodesInspector nodes={nodes} key={nodes.length === 1 ? nodes[0]?.id : selected.nodes.size} />;
    if (wire !== undefined && selected.wires.size === 1 && document.wire(wire)) return <WireInspector id={wire} />;
    if (selected.wires.size > 1) {
        return (
            <section className="inspector">
                <header className="inspector-head"><h2>{count(selected.wires.size, "wire")}</h2></header>
                <p className="empty-line">Delete takes them away.</p>
            </section>
        );
    }
    return <FilmInspector />;
}

function FilmInspector(): ReactElement {
    const { catalogue } = useStudio();
    const root = useDocument().root();
    const kind = catalogue.kind(root.kind);
    const target: Target = { is: "node", id: root.id, fields: root.fields };
    return (
        <section className="inspector" aria-label="The film’s settings">
            <header className="inspector-head">
                <span className="kind-mark" data-kind={root.kind} />
                <h2>Film</h2>
                <span className="quiet">settings</span>
            </header>
            <FieldList targets={[target]} fields={kind?.fields ?? []} key={root.id} />
        </section>
    );
}

function NodesInspector({ nodes }: { nodes: readonly Node[] }): ReactElement {
    const { catalogue } = useStudio();
    const kinds = useMemo(() => nodes.map((node) => catalogue.kind(node.kind)), [nodes]);
    const known = kinds.filter((kind): kind is Kind => kind !== undefined);
    const fields = known.length === nodes.length ? commonFields(known) : [];
    const targets = useMemo(() => nodes.map((node, index): Target => ({
        is: "node", id: node.id, fields: node.fields, noun: kinds[index]?.title.toLowerCase() ?? "card", isLocked: node.locked,
    })), [nodes]);
    const [only] = nodes.length === 1 ? nodes : [];
    return (
        <section className="inspector" aria-label="Settings of the selection">
            <NodeHeader nodes={nodes} />
            {only && <Problems node={only.id} />}
            {only && kinds[0]?.holding === "subgraph" && <SubgraphPanel node={only} />}
            {known.length < nodes.length && (
                <p className="empty-line">This studio does not know this kind of node. It is kept as it is.</p>
            )}
            {fields.length === 0 && known.length === nodes.length && (
                <p className="empty-line">These have no setting in common.</p>
            )}
            <Locked nodes={nodes}>
                {only?.kind === "shot" && <CameraPlanFold shot={only.id} />}
                {only?.kind === "note" && <NoteField note={only} />}
                <FieldList targets={targets} fields={only?.kind === "note" ? fields.filter(({ key }) => key !== "text") : fields}>
                    {only && <WireList node={only} />}
                </FieldList>
            </Locked>
        </section>
    );
}

function WireInspector({ id }: { id: string }): ReactElement {
    const { catalogue } = useStudio();
    const document = useDocument();
    const wire = document.wire(id);
    if (!wire) return <section className="inspector" />;
    const source = document.node(wire.source.node);
    const target = document.node(wire.target.node);
    const port = catalogue.kind(target?.kind ?? "")?.ports
        .find((other) => other.direction === "input" && other.key === wire.target.port);
    return (
        <section className="inspector" aria-label="Settings of the wire">
            <header className="inspector-head">
                <span className="kind-mark" data-port={port?.type} />
                <h2>{source?.title} <span aria-hidden="true">→</span> {target?.title}</h2>
            </header>
            <FieldList targets={[{ is: "wire", id, fields: wire.fields }]} fields={port?.wireFields ?? []} />
            {(port?.wireFields.length ?? 0) === 0 && <p className="empty-line">This wire has no settings.</p>}
        </section>
    );
}
