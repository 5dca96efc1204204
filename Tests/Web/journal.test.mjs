import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const listeners = {};
globalThis.window = globalThis;
globalThis.addEventListener = (name, action) => (listeners[name] ??= new Set()).add(action);
globalThis.removeEventListener = (name, action) => listeners[name]?.delete(action);
globalThis.document = { visibilityState: "hidden", addEventListener, removeEventListener };
const { ProjectJournal, Store } = await load("../../Tests/Web/journal-parts.ts");

/** The browser tells the page something; answers the event. */
function fire(name, more = {}) {
    const event = { isPrevented: false, preventDefault() { this.isPrevented = true; }, ...more };
    for (const listener of [...listeners[name] ?? []]) listener(event);
    return event;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const tick = async () => {
    fire("visibilitychange");
    await settled();
};

class MemoryShelf {
    rows = new Map();
    urgent = [];
    failures = 0;

    write(work, isUrgent = false) {
        if (this.failures > 0) {
            this.failures -= 1;
            return Promise.reject(new Error("QuotaExceededError"));
        }
        this.urgent.push(isUrgent);
        const name = (row, { tab }, key) => `${row}/${tab}/${key}`;
        const clear = (start) => [...this.rows.keys()].filter((key) => key.startsWith(start)).forEach((key) => this.rows.delete(key));
        work({
            put: (row, place, key, value) => this.rows.set(name(row, place, key), value),
            remove: (row, place, key) => this.rows.delete(name(row, place, key)),
            clear: (row, place) => clear(name(row, place, "")),
            stamp: (place, revision) => this.rows.set(`tabs/${place.tab}`, revision),
            forget: (place) => ["steps", "changes", "answers"].forEach((row) => clear(name(row, place, ""))),
        });
        return Promise.resolve();
    }

    clear() {
        this.rows.clear();
        return Promise.resolve();
    }

    close() {
        this.isClosed = true;
    }

    /** What lies in a row, in the order of its keys. */
    of(row, tab = "here") {
        const start = `${row}/${tab}/`;
        return [...this.rows].filter(([key]) => key.startsWith(start))
            .sort(([a], [b]) => Number(a.slice(start.length)) - Number(b.slice(start.length))).map(([, value]) => value);
    }
}

const message = (...bytes) => new Uint8Array(bytes);
const change = (id, label = id) => ({ id, label, bytes: message(1, id.length) });

class FakeDocument {
    revision = 7;
    pending = [];
    told = [];
    asked = [];
    isReadable = true;

    history(newest) {
        if (newest !== undefined) return message(99, this.told.length);
        return this.told.shift() ?? new Uint8Array();
    }

    restoreHistory(messages) {
        this.asked.push(["restore", messages.length]);
        return this.isReadable;
    }

    rebased(outgoing) {
        return outgoing;
    }

    receive(revision, bytes) {
        this.asked.push(["receive", revision, bytes[0]]);
    }

    withdraw(id) {
        this.asked.push(["withdraw", id]);
    }

    subscribe(listener) {
        this.touch = listener;
        return () => undefined;
    }

    edit(id) {
        this.pending.push(change(id));
        this.told.push(message(this.pending.length));
    }
}

const nothing = { revision: 0, steps: [], changes: [], answers: [] };
const place = { user: "ada", project: "film", tab: "here" };

function open({ kept = nothing, left = [], shelf = new MemoryShelf(), isLive = false, isReadable = true } = {}) {
    const released = [];
    const claimOf = (own) => ({ place: own, release: async () => void released.push(own.tab) });
    const document = Object.assign(new FakeDocument(), { isReadable });
    const host = { document, unsent: new Store(0), offline: new Store({}), isLive: () => isLive, said: [], tell: (sentence) => host.said.push(sentence) };
    const orphans = [...new Set(left.map(({ place: other }) => other))].map(claimOf);
    const journal = new ProjectJournal({ shelf: shelf ?? undefined, claim: claimOf(place), kept, left, orphans });
    const count = () => host.unsent.set(document.pending.length + journal.earlier.length);
    journal.begin(host);
    count();
    const edit = (id) => {
        document.edit(id);
        count();
    };
    return { journal, document, host, shelf, released, edit, count };
}

test("edits that only this device has are written with the steps they made, and are gone once they are confirmed", async () => {
    const { document, host, shelf, edit, count, journal } = open();
    edit("a");
    edit("b");
    await tick();
    assert.deepEqual(shelf.of("changes").map(({ id }) => id), ["a", "b"]);
    assert.deepEqual(shelf.of("steps"), [message(1)]);
    assert.equal(host.offline.get().words, "Offline: 2 edits kept on this device");
    assert.deepEqual(shelf.urgent, [true], "it outlives a loss of power");
    document.pending.shift();
    count();
    await tick();
    assert.deepEqual(shelf.of("changes").map(({ id }) => id), ["b"]);
    assert.deepEqual(shelf.of("steps"), [message(1), message(2)]);
    assert.equal(shelf.rows.get("tabs/here"), 7);
    journal.close();
});

test("nothing is written while nothing is new", async () => {
    const { shelf, journal } = open();
    await tick();
    await tick();
    assert.deepEqual(shelf.urgent, []);
    journal.close();
});

test("what was kept is sent again before anything else, what closed tabs left first of all", () => {
    const there = { ...place, tab: "there" };
    const kept = { ...nothing, revision: 5, changes: [{ key: 3, value: change("own") }] };
    const { journal, host } = open({ kept, left: [{ ...change("theirs"), place: there, key: 1 }] });
    assert.deepEqual(journal.earlier.map(({ id }) => id), ["theirs", "own"]);
    assert.equal(host.offline.get().words, "Offline: 2 edits kept on this device");
    journal.close();
});

test("what the studio answers to another tab’s change is noted for that tab", async () => {
    const there = { ...place, tab: "there" };
    const shelf = new MemoryShelf();
    const left = [change("kept"), change("lost", "Move TOM")].map((each, key) => ({ ...each, place: there, key }));
    for (const each of left) shelf.rows.set(`changes/there/${each.key}`, each);
    const { journal, host, document, released } = open({ shelf, left });
    journal.received("kept", 8, message(5));
    assert.deepEqual(released, []);
    assert.equal(journal.refused("lost", "TOM is gone."), true);
    assert.equal(journal.refused("unknown", "Never heard of it."), false);
    await settled();
    assert.deepEqual(shelf.of("changes", "there"), []);
    assert.deepEqual(shelf.of("answers", "there"), [{ revision: 8, change: message(5) }, { id: "lost" }]);
    assert.deepEqual(document.asked, [["withdraw", "lost"]]);
    assert.deepEqual(released, ["there"], "it may be opened again");
    assert.deepEqual(host.said, ["An edit that was kept on this device reached the studio.", "“Move TOM” was taken back. TOM is gone."]);
    journal.close();
});

test("what the studio had known already is not told, and a long list of losses is cut short", () => {
    const kept = { ...nothing, revision: 7, changes: ["a", "b", "c", "d", "e", "f"].map((id, key) => ({ key, value: change(id) })) };
    const { journal, host } = open({ kept });
    journal.received("a", 7, message(1));
    for (const id of ["b", "c", "d", "e", "f"]) journal.refused(id, "It is gone.");
    assert.deepEqual(host.said, [..."bcd"].map((id) => `“${id}” was taken back. It is gone.`).concat("2 more of your edits no longer fit."));
    journal.close();
});

test("undo goes on with the row that was kept, and with what other tabs heard of its changes", async () => {
    const kept = {
        revision: 7, changes: [], steps: [{ key: 4, value: message(1) }, { key: 5, value: message(2) }],
        answers: [{ key: 0, value: { revision: 6, change: message(3) } }, { key: 1, value: { id: "gone" } }],
    };
    const { document, edit, shelf, journal } = open({ kept });
    assert.deepEqual(document.asked, [["restore", 2], ["receive", 6, 3], ["withdraw", "gone"]]);
    edit("next");
    await tick();
    assert.ok(shelf.rows.has("steps/here/6"), "the row goes on behind what was there");
    journal.close();
});

test("a history that cannot be read, or of a studio that went back, begins anew", async () => {
    for (const [isReadable, revision] of [[false, 7], [true, 8]]) {
        const shelf = new MemoryShelf();
        shelf.rows.set("steps/here/0", message(66));
        const kept = { ...nothing, revision, steps: [{ key: 0, value: message(66) }] };
        const { journal } = open({ kept, shelf, isReadable });
        await tick();
        assert.deepEqual(shelf.of("steps").map(([first]) => first), [99], "one message, with all there is");
        journal.close();
    }
});

test("a long row is written anew as one message", async () => {
    const { document, shelf, journal } = open();
    for (let number = 0; number < 401; number += 1) {
        document.told.push(message(number % 100));
        await tick();
    }
    assert.equal(shelf.of("steps").length, 1);
    journal.close();
});

test("a device that is full keeps the changes without the steps", async () => {
    const { shelf, host, edit, journal } = open();
    shelf.failures = 1;
    edit("a");
    await tick();
    await settled();
    assert.deepEqual(shelf.of("changes").map(({ id }) => id), ["a"]);
    assert.deepEqual(shelf.of("steps"), []);
    assert.equal(host.offline.get().words, "Offline: 1 edit kept on this device");
    assert.deepEqual(host.said, []);
    journal.close();
});

test("without any room, one sentence and a question before the tab is closed", async () => {
    for (const shelf of [null, Object.assign(new MemoryShelf(), { failures: 9 })]) {
        const { journal, host, edit, count, document } = open({ shelf });
        assert.equal(fire("beforeunload").isPrevented, false, "nothing would be lost");
        edit("a");
        await tick();
        await settled();
        edit("b");
        await tick();
        assert.equal(host.offline.get().words, "Offline: 2 edits only in this tab");
        assert.equal(host.said.length, 1);
        assert.equal(fire("beforeunload").isPrevented, true);
        document.pending.length = 0;
        count();
        assert.equal(fire("beforeunload").isPrevented, false);
        journal.close();
    }
});

test("a journal that is closed writes the rest, and one that is cleared nothing any more", async () => {
    const first = open();
    first.edit("a");
    first.journal.close();
    assert.deepEqual(first.shelf.of("changes").map(({ id }) => id), ["a"]);
    assert.deepEqual(first.released, ["here"]);
    const second = open();
    second.edit("a");
    second.journal.clear();
    await tick();
    second.edit("b");
    await tick();
    assert.equal(second.shelf.rows.size, 0);
});
