/** A film of cards and wires for the outline's tests, edited as the page's document is. */
const port = (key, title, direction, type, more = {}) => ({
    key, title, direction, type, isRepeating: false, isRequired: false, reader: "connected", wireFields: [], ...more,
});
const kind = (key, title, ports) => ({ key, title, category: "", version: 1, help: "", isRoot: false, ports, fields: [] });

const kinds = [
    kind("character", "Character", [port("character", "Character", "output", "character")]),
    kind("scene", "Scene", [port("scene", "Scene", "output", "scene")]),
    kind("shot", "Shot", [
        port("character", "Cast", "input", "character", { isRepeating: true }), port("scene", "Scene", "input", "scene"),
        port("video", "Picture", "output", "video"),
    ]),
    kind("image", "Image", [port("image", "Image", "output", "image")]),
    kind("sequence", "Sequence", [port("video", "Shots", "input", "video", { isRepeating: true })]),
    kind("note", "Note", []),
];

export const catalogue = { portTypes: [], kinds, kind: (key) => kinds.find((each) => each.key === key) };

export class Film {
    #nodes = new Map();
    #wires = [];
    #listed;
    #listeners = new Set();
    asked = 0;

    nodes() {
        return (this.#listed ??= [...this.#nodes.values()]);
    }

    wiresInto(node) {
        this.asked += 1;
        return this.#wires.filter(({ target }) => target.node === node);
    }

    wire(id) {
        return this.#wires.find((wire) => wire.id === id);
    }

    subscribe(listener) {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    add(id, of, title = id) {
        this.#nodes.set(id, { id, kind: of, title });
        this.#listed = undefined;
        this.#tell();
        return this;
    }

    connect(source, target, into) {
        const output = catalogue.kind(this.#nodes.get(source).kind).ports.find(({ direction }) => direction === "output").key;
        const id = `${source}>${target}`;
        this.#wires.push({ id, source: { node: source, port: output }, target: { node: target, port: into }, order: "", fields: {} });
        this.#tell([id]);
        return this;
    }

    move() {
        this.#tell();
    }

    place(id, index) {
        const wire = this.wire(id);
        this.#wires = this.#wires.filter((each) => each !== wire);
        this.#wires.splice(index, 0, wire);
        this.#tell([id]);
    }

    disconnect(id) {
        this.#wires = this.#wires.filter((wire) => wire.id !== id);
        this.#tell([id]);
    }

    remove(id) {
        this.#nodes.delete(id);
        this.#wires = this.#wires.filter(({ source, target }) => source.node !== id && target.node !== id);
        this.#listed = undefined;
        this.#tell(["all"]);
    }

    #tell(wires = []) {
        for (const listener of this.#listeners) listener({ version: 0, nodes: new Set(), wires: new Set(wires), everything: false });
    }
}

/** Two shots in a cut, one beside it, a card of each other kind. */
export function sample() {
    return new Film()
        .add("room", "scene", "INT. ROOM").add("mara", "character", "MARA").add("tom", "character", "TOM")
        .add("a", "shot", "10A").add("b", "shot", "2B").add("c", "shot", "3C").add("cut", "sequence", "The Lamp")
        .add("plate", "image", "Plate").add("words", "note", "To do")
        .connect("a", "cut", "video").connect("b", "cut", "video").connect("plate", "cut", "video")
        .connect("mara", "a", "character").connect("mara", "b", "character").connect("room", "a", "scene").connect("room", "c", "scene");
}
