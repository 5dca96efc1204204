/** A canvas without a page: the interactions on a stage of the tests' own. */

const port = (key, direction, type, isRepeating = false) => ({ key, title: key, direction, type, isRepeating });
const kinds = {
    scene: { key: "scene", title: "Scene", version: 1, isRoot: false, ports: [port("scene", "output", "scene")] },
    shot: {
        key: "shot", title: "Shot", version: 1, isRoot: false,
        ports: [port("cast", "input", "character", true), port("scene", "input", "scene"), port("video", "output", "video")],
    },
    note: { key: "note", title: "Note", version: 1, isRoot: false, ports: [] },
};
const catalogue = {
    kind: (key) => kinds[key], kinds: Object.values(kinds), portTypes: ["character", "scene", "video"].map((key) => ({ key })),
};

/** A canvas with a scene at (0, 0) wired into shot A at (400, 0), and shot B at (400, 400). */
export function benchOf(canvas) {
    const calls = [];
    const nodes = new Map([["kitchen", "scene", 0, 0], ["a", "shot", 3200, 0], ["b", "shot", 3200, 3200]].map(
        ([id, kind, x, y]) => [id, { id, kind, title: id, x, y, locked: false, parent: null, fields: {} }]));
    const wires = new Map([["w", {
        id: "w", source: { node: "kitchen", port: "scene" }, target: { node: "a", port: "scene" },
    }]]);
    const under = { target: null };
    let inside = [];
    const faceOf = (id) => {
        const ports = kinds[nodes.get(id).kind].ports.map((each) => ({ ...each, ends: [] }));
        return {
            inputs: ports.filter(({ direction }) => direction === "input"),
            outputs: ports.filter(({ direction }) => direction === "output"),
        };
    };
    const document = {
        level: null, isOutside: () => false, holderAt: () => null, seenNodes: () => [...nodes.keys()],
        standIn: (node) => (nodes.has(node) ? { slot: 0, node, face: node } : null), face: faceOf, withMembers: (ids) => [...ids],
        node: (id) => nodes.get(id) ?? null, wire: (id) => wires.get(id) ?? null,
        nodes: () => [...nodes.values()], wiresInto: (node, key) =>
            [...wires.values()].filter(({ target }) => target.node === node && (!key || target.port === key)),
        nodesIn: () => inside, lift: (ids) => calls.push(["lift", ids]), liftBy: (x, y) => calls.push(["liftBy", x, y]),
        moving: (ids, x, y) => ids.map((node) => ({ op: "move", node, x, y })),
        portPosition: () => ({ x: 80, y: 80 }), fittingPorts: (from) => ({ from, at: () => 1, count: 1 }),
        verdict: (source, target) => target.port === "scene" && kinds[nodes.get(target.node).kind].ports.length > 1
            ? { verdict: "fits" } : { verdict: "refused", code: 9, reason: `${target.port} takes something else.` },
        connecting: (source, target) => [{ op: "connect", source, target }],
        reconnecting: (wire, end, port) => [{ op: "reconnect", wire, end, port }],
        deleting: (ids, wireIds) => [...ids, ...wireIds].map((id) => ({ op: "delete", id })),
    };
    let selection = { nodes: new Set(), wires: new Set() };
    const told = [];
    const performed = [];
    const host = {
        core: document, catalogue, tell: (sentence) => told.push(sentence), open: (node) => calls.push(["open", node]),
        retry: (node) => calls.push(["retry", node]), aids: { get: () => undefined, subscribe: () => () => undefined },
        perform: (label, operations, gesture) => performed.push({ label, operations, gesture }) > 0,
        selection: {
            get nodes() { return selection.nodes; }, get wires() { return selection.wires; },
            set: (ids, wireIds = []) => { selection = { nodes: new Set(ids), wires: new Set(wireIds) }; },
        },
    };
    const timers = [];
    const opened = [];
    const popover = (kind, options) => {
        const box = { kind, options, isClosed: false, close: () => { box.isClosed = true; } };
        opened.push(box);
        return box;
    };
    const stage = {
        host, document, overlay: canvas.emptyOverlay(), isSpaceHeld: false,
        camera: { x: 0, y: 0, zoom: 1, width: 800, height: 600 },
        setCamera: (camera) => { stage.camera = camera; }, target: () => under.target,
        go: (next) => machine.go(next), rest: () => machine.rest(), redraw: () => {},
        after: (_, action) => {
            timers.push(action);
            return () => timers.splice(timers.indexOf(action), 1);
        },
        openAddBox: (options) => popover("add", options),
        openMenu: (at, target, closed) => popover("menu", { at, target, closed }),
        openTitle: (node, ended) => {
            const field = popover("title", { node, ended });
            field.title = "Typed";
            return field;
        },
    };
    const machine = new canvas.Machine(() => new canvas.Idle(stage));
    const pointer = (x, y, more = {}) => ({
        id: 1, type: "mouse", button: 0, at: { x, y }, shift: false, alt: false, command: false, clicks: 1, ...more,
    });
    return {
        stage, machine, nodes, wires, under, told, performed, calls, timers, opened, host, pointer,
        inside: (ids) => { inside = ids; }, selected: () => [...selection.nodes], selectedWires: () => [...selection.wires],
        down: (x, y, more) => machine.pointerDown(pointer(x, y, more)),
        move: (x, y, more) => machine.pointerMove(pointer(x, y, more)),
        up: (x, y, more) => machine.pointerUp(pointer(x, y, more)),
        name: () => machine.current.name,
    };
}
