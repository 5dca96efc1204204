import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

globalThis.window = globalThis;
globalThis.requestAnimationFrame = (callback) => setImmediate(callback);
const { ProjectSession, Refusal } = await load("../../Tests/Web/project-parts.ts");

class FakeConnection {
    isLive = true;
    sent = [];
    listeners = { greeted: [], texts: [], binaries: [] };
    greeted = this.listen("greeted");
    texts = this.listen("texts");
    binaries = this.listen("binaries");

    listen(name) {
        return { add: (listener) => (this.listeners[name].push(listener), () => undefined) };
    }

    send(message) {
        if (this.isLive) this.sent.push(message);
        return this.isLive;
    }

    say(message) {
        for (const listener of this.listeners.texts) listener(message);
    }

    sayBytes(...bytes) {
        for (const listener of this.listeners.binaries) listener(new Uint8Array(bytes));
    }

    greet() {
        this.isLive = true;
        for (const listener of this.listeners.greeted) listener({ version: "1", instance: "i" });
    }
}

/** A document that keeps what is pending and says what it was asked. */
class FakeDocument {
    revision = 7;
    version = 1;
    pending = [];
    asked = [];
    reception = { outcome: "merged", lost: [] };

    subscribe(listener) {
        this.tellTouched = listener;
        return () => undefined;
    }

    perform(label, operations) {
        if (label === "refuse") throw Object.assign(new Refusal("no"), { reason: "That does not fit." });
        const outgoing = { id: `change-${this.pending.length}`, label, bytes: new Uint8Array([1, operations.length]) };
        this.pending.push(outgoing);
        return outgoing;
    }

    receive(revision) {
        this.asked.push(["receive", revision]);
        if (this.reception.outcome === "merged") this.pending.shift();
        return this.reception;
    }

    withdraw(change) {
        this.asked.push(["withdraw", change]);
        this.pending = this.pending.filter((other) => other.id !== change);
        return [{ id: "later", code: 1, reason: "It hung on what is gone." }];
    }

    reset(_, revision) {
        this.asked.push(["reset", revision]);
        return [];
    }

    node() {
        return null;
    }

    setMade() {}
    close() {}
}

function open(journal) {
    const connection = new FakeConnection();
    const document = new FakeDocument();
    const said = [];
    const session = new ProjectSession({
        id: "P", author: "A", catalogue: new Uint8Array(), connection, module: { open: () => document }, journal,
        findTake: () => Promise.reject(new Error("none")), tell: (sentence) => said.push(sentence),
    });
    const edit = (label = "edit") => session.perform(label, [{ op: "remove_node", node: "n" }]);
    const snapshot = (revision = 7) => connection.sayBytes(0x10, 0, 0, 0, 0, 0, 0, 0, revision);
    return { connection, document, said, session, edit, snapshot };
}

test("a project is opened without a revision, and is open when its document comes", () => {
    const { connection, session, snapshot } = open();
    assert.deepEqual(connection.sent, [{ type: "open", project: "P" }]);
    assert.equal(session.opening.get().is, "opening");
    snapshot();
    assert.equal(session.opening.get().is, "open");
});

test("an edit is made at once and sent", () => {
    const { connection, session, edit, snapshot } = open();
    snapshot();
    assert.equal(edit(), true);
    assert.deepEqual(connection.sent[1], new Uint8Array([1, 1]));
    assert.equal(session.unsent.get(), 1);
});

test("a rule that refuses an edit is told, and nothing is sent", () => {
    const { connection, said, edit, snapshot } = open();
    snapshot();
    assert.equal(edit("refuse"), false);
    assert.deepEqual(said, ["That does not fit."]);
    assert.equal(connection.sent.length, 1);
});

test("after a cut, the project goes on where it was and what is pending is sent again", () => {
    const { connection, edit, snapshot } = open();
    snapshot();
    connection.say({ type: "state", project: "P", event: 12, nodes: [], runs: [] });
    edit();
    connection.isLive = false;
    edit();
    connection.sent = [];
    connection.greet();
    assert.deepEqual(connection.sent, [
        { type: "open", project: "P", revision: 7, since: 12 }, new Uint8Array([1, 1]), new Uint8Array([1, 1]),
    ]);
});

test("a gap in the changes asks for the document anew, and keeps what is pending", () => {
    const { connection, document, edit, snapshot } = open();
    snapshot();
    edit();
    document.reception = { outcome: "outOfStep" };
    connection.sent = [];
    connection.sayBytes(0x11, ...Array(16).fill(0));
    assert.deepEqual(connection.sent, [{ type: "open", project: "P" }]);
    connection.sayBytes(0x11, ...Array(16).fill(0));
    assert.equal(document.asked.filter(([what]) => what === "receive").length, 1, "nothing is taken in before it comes");
    connection.sent = [];
    snapshot(9);
    assert.deepEqual(document.asked.at(-1), ["reset", 9]);
    assert.deepEqual(connection.sent, [new Uint8Array([1, 1])]);
});

test("what the studio refuses is taken back and told by its name, with what hung on it", () => {
    const { connection, document, said, session, edit, snapshot } = open();
    snapshot();
    edit("Move 3 shots");
    connection.say({ type: "refused", change: "change-0", code: 1, reason: "The shot is gone." });
    assert.deepEqual(document.asked, [["withdraw", "change-0"]]);
    assert.deepEqual(said, ["“Move 3 shots” was taken back. The shot is gone.", "It hung on what is gone."]);
    assert.equal(session.unsent.get(), 0);
});

test("what no longer fits is told once, though the studio refuses it as well", () => {
    const { connection, document, said, edit, snapshot } = open();
    snapshot();
    edit("Move TOM");
    document.reception = { outcome: "merged", lost: [{ id: "change-0", code: 1, reason: "TOM is gone." }] };
    connection.sayBytes(0x11, ...Array(16).fill(0));
    connection.say({ type: "refused", change: "change-0", code: 1, reason: "TOM is gone." });
    assert.deepEqual(said, ["TOM is gone."]);
});

test("what other projects are told does not concern this one", () => {
    const { connection, session, snapshot } = open();
    snapshot();
    connection.say({ type: "state", project: "Q", event: 99, nodes: [], runs: [] });
    assert.equal(session.states.event, undefined);
    connection.say({ type: "closed", project: "P", reason: "You may not see it any more." });
    assert.deepEqual(session.opening.get(), { is: "closed", reason: "You may not see it any more." });
});

test("changes are told once, with everything that came together", async () => {
    const { connection, document, session, snapshot } = open();
    snapshot();
    connection.say({ type: "events", project: "P", event: 1, items: [], runs: [], nodes: [{ node: "b", job: "j", state: "leased", progress: null, take: null }] });
    await new Promise((resolve) => setImmediate(resolve));
    const told = [];
    session.changes.add((change) => told.push(change));
    document.tellTouched({ version: 2, nodes: new Set(["a"]), wires: new Set(), everything: false });
    connection.say({ type: "progress", project: "P", jobs: [{ job: "j", node: "b", stage: "", fraction: 0 }], runs: [] });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(told, [{ document: true, selection: false, nodes: new Set(["a", "b"]) }]);
});

test("a run that is further is told though no node looks other for it, as with variations", async () => {
    const { connection, session, snapshot } = open();
    snapshot();
    await new Promise((resolve) => setImmediate(resolve));
    const [version, told] = [session.statesVersion.get(), []];
    session.changes.add((change) => told.push(change));
    const jobs = [{ job: "another", node: "b", stage: "", fraction: 0.5 }];
    connection.say({ type: "progress", project: "P", jobs, runs: [{ run: "r", fraction: 0.25, secondsLeft: 9 }] });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(session.statesVersion.get(), version + 1);
    assert.deepEqual(told, [], "nothing of the canvas is drawn for it");
});

test("a project that rests leaves the connection alone, and goes on where it was", () => {
    const { connection, session, edit, snapshot } = open();
    snapshot();
    edit();
    session.rest(true);
    connection.sent.length = 0;
    connection.greet();
    assert.deepEqual(connection.sent, []);
    session.rest(false);
    assert.deepEqual(connection.sent[0], { type: "open", project: "P", revision: 7, since: undefined });
    assert.deepEqual(connection.sent[1], new Uint8Array([1, 1]));
});

/** A journal that had something left to send. */
class FakeJournal {
    earlier = [{ id: "00000000000000000000000000", label: "Move TOM", bytes: new Uint8Array([1, 66]) }];
    asked = [];

    begin(host) {
        this.asked.push("begin");
        this.host = host;
    }

    received(id, revision) {
        this.asked.push(["received", id, revision]);
        this.earlier = [];
    }

    refused(id) {
        this.earlier = [];
        return id === "mine";
    }

    close() {
        this.asked.push("close");
    }

    clear() {
        this.asked.push("clear");
    }
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("what this browser has kept is sent first, and the film is shown with it", async () => {
    const journal = new FakeJournal();
    const { connection, session, edit, snapshot } = open(Promise.resolve(journal));
    snapshot();
    assert.equal(session.opening.get().is, "opening");
    await settle();
    assert.deepEqual(connection.sent.slice(1), [new Uint8Array([1, 66])]);
    assert.equal(session.unsent.get(), 1);
    connection.isLive = false;
    edit();
    connection.sent = [];
    connection.greet();
    assert.deepEqual(connection.sent.slice(1), [new Uint8Array([1, 66]), new Uint8Array([1, 1])], "before what was made since");
    assert.equal(session.opening.get().is, "opening");
    connection.sayBytes(0x11, ...Array(7).fill(0), 8, ...Array(8).fill(0), 0x43, 1, ...Array(16).fill(0));
    await settle();
    assert.deepEqual(journal.asked, ["begin", ["received", "00000000000000000000000000", 8]]);
    assert.equal(session.unsent.get(), 0);
    assert.equal(session.opening.get().is, "open");
    assert.equal(journal.host.isLive(), true);
});

test("a journal is closed with the film, and cleared when the film is not there any more", async () => {
    const journal = new FakeJournal();
    journal.earlier = [];
    const { connection, session, snapshot } = open(Promise.resolve(journal));
    snapshot();
    await settle();
    connection.say({ type: "closed", project: "P", reason: "It is gone." });
    session.close();
    await settle();
    assert.deepEqual(journal.asked, ["begin", "clear", "close"]);
});

test("a browser without a journal shows the film all the same", async () => {
    const { session, snapshot } = open(Promise.resolve(undefined));
    snapshot();
    await settle();
    assert.equal(session.opening.get().is, "open");
    assert.equal(session.offline.get().words, "Offline");
});
