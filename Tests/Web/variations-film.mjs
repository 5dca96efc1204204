/** A small film for the tests of variations: two shots that share a scene, and one character. */
const choice = (...keys) => ({ is: "choice", choices: keys.map((key) => ({ key, title: key[0].toUpperCase() + key.slice(1).replaceAll("_", " ") })) });
const field = (key, title, type, defaultValue, more = {}) => ({ key, title, type, unit: "", defaultValue, help: "", reader: "connected", ...more });
const input = (key, type, reader = "connected") => ({ key, title: key, direction: "input", type, reader, wireFields: [] });
const output = (key, type) => ({ key, title: key, direction: "output", type, reader: "connected", wireFields: [] });

export const integer = { is: "integer", lowest: -(2 ** 63), highest: 2 ** 63 };
const kinds = {
    shot: {
        key: "shot", title: "Shot", ports: [input("cast", "character"), input("scene", "scene"), input("style", "style", "generation"), output("out", "video")],
        fields: [
            field("framing", "Framing", choice("close_up", "medium", "wide"), { choice: "medium" }),
            field("movement", "Movement", choice("static", "pan"), { choice: "static" }),
            field("movement_speed", "Speed", choice("slow", "fast"), { choice: "slow" }),
            field("focal_length", "Focal length", { is: "decimal", lowest: "8", highest: "600" }, { decimal: "35" }, { unit: "mm" }),
            field("duration", "Duration", { is: "frames", lowest: 1, highest: 864_000 }, { frames: 72 }),
            field("aperture", "Aperture", { is: "decimal", lowest: "0.7", highest: "32" }, { decimal: "2.8" }, { reader: "generation" }),
            field("dialogue", "Dialogue", { is: "list", element: { is: "bool" }, limit: 9 }, { list: [] }),
            field("take", "Take", { is: "list", element: { is: "reference" }, limit: 1 }, { list: [] }, { reader: "studio" }),
        ],
    },
    scene: {
        key: "scene", title: "Scene", ports: [output("out", "scene")],
        fields: [field("seed", "Arrangement", integer, { integer: 0 }), field("rain", "Rain", { is: "bool" }, { bool: false })],
    },
    character: { key: "character", title: "Character", ports: [output("out", "character")], fields: [field("skin", "Skin", { is: "colour" }, { colour: "#00000000" })] },
    sequence: { key: "sequence", title: "Sequence", ports: [input("shots", "video"), output("out", "sequence")], fields: [field("title", "Title", { is: "text", limit: 99 }, { text: "" })] },
    style: { key: "style", title: "Style", ports: [output("out", "style")], fields: [field("words", "Words", { is: "text", limit: 99 }, { text: "" })] },
    film: { key: "film", title: "Film", ports: [], fields: [] },
};

export const catalogue = { kinds: Object.values(kinds), kind: (key) => kinds[key] };
export const rate = { numerator: 24, denominator: 1 };

/** A document that can be changed and read, as the canvas core is. */
export function film() {
    const nodes = new Map([
        ["shot1", "shot", "1A"], ["shot2", "shot", "1B"], ["kitchen", "scene", "Kitchen"], ["lina", "character", "LINA"], ["cut", "sequence", ""],
        ["look", "style", "Look"], ["root", "film", ""],
    ].map(([id, kind, title]) => [id, { id, kind, title, fields: {} }]));
    const wires = [
        ["lina", "shot1", "cast"], ["kitchen", "shot1", "scene"], ["look", "shot1", "style"], ["kitchen", "shot2", "scene"], ["shot1", "cut", "shots"], ["shot2", "cut", "shots"],
    ].map(([source, node, port]) => ({ source: { node: source, port: "out" }, target: { node, port } }));
    return {
        nodes, root: () => nodes.get("root"), node: (id) => nodes.get(id) ?? null,
        wiresInto: (id) => wires.filter(({ target }) => target.node === id), wiresFrom: (id) => wires.filter(({ source }) => source.node === id),
        set(id, key, value) {
            const { [key]: _, ...rest } = nodes.get(id).fields;
            nodes.set(id, { ...nodes.get(id), fields: value === null ? rest : { ...rest, [key]: value } });
        },
    };
}

export const varied = (node, key, ...values) => ({ field: { node, key, values } });
