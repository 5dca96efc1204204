"""Nothing is lost and undo is kept: what this browser keeps of a film, through reloads, cuts, and the end of a tab."""
import shutil

import pytest
from playwright.sync_api import expect

from cable import Cable
from conftest import sign_in
from page import PATIENCE, Film, until

SCRIPT = "Title: Journal\n\nINT. ROOM - NIGHT\n\nMARA (40s) looks up.\n\nMARA\nWho is it?\n\nTOM (30s) smiles.\n\nTOM\nNobody.\n"


@pytest.fixture
def cable(studio):
    cable = Cable(studio.port)
    yield cable
    cable.end()


@pytest.fixture
def plugged(people, studio, cable):
    """Opens a film in tabs of one browser that is behind the cable."""
    person = people()
    sign_in(person.context, studio)

    class Browser:
        project = studio.imports(SCRIPT)
        context = person.context

        def tab(self, name=None):
            """A tab; with the name that a closed one had, it is that tab, opened again."""
            page = person.page()
            if name:
                page.add_init_script(f"sessionStorage.setItem('backlot.tab', '{name}')")
            page.goto(f"{cable.address}/projects/{self.project}")
            return Film(page, studio, self.project).ready()

    return Browser()


def document(film):
    return film.page.evaluate("window.backlot.canvas.document()")


def snapshot(film):
    return document(film)["snapshot"]


def wait_snapshot(film, wanted):
    until(film.page, "wanted => window.backlot.canvas.document().snapshot === wanted", wanted)


def nudge(film, node, keys="ArrowRight"):
    film.select(node)
    film.page.keyboard.press(keys)
    film.frame()


def rename(film, node, title):
    film.select(node)
    field = film.page.locator(".inspector").get_by_label("Title", exact=True)
    field.click()
    field.fill(title)
    field.press("Enter")
    film.frame()


def wait_kept(film, count):
    """Offline, with so many edits on the device."""
    words = f"Offline: {count} edit{'' if count == 1 else 's'} kept on this device"
    expect(film.page.locator(".top-bar .connection")).to_have_text(words)


def step_all(film, what):
    while film.can(what):
        film.undo() if what == "Undo" else film.redo()
        film.frame()


def reload(film):
    film.page.reload()
    return film.ready()


def test_undo_goes_on_after_a_reload_to_the_first_byte(plugged):
    film = plugged.tab()
    first = snapshot(film)
    mara, tom = film.node("MARA"), film.node("TOM")
    states = [first]
    for edit in (lambda: nudge(film, mara), lambda: rename(film, tom, "THOMAS"), lambda: nudge(film, tom, "ArrowDown"),
                 lambda: film.page.keyboard.press("Delete")):
        edit()
        film.saved()
        states.append(snapshot(film))
    assert len(set(states)) == 5
    film.undo()
    film.undo()
    wait_snapshot(film, states[2])
    film.saved()
    film.page.wait_for_timeout(600)

    reload(film)
    assert snapshot(film) == states[2]
    assert film.can("Undo") and film.can("Redo")
    step_all(film, "Redo")
    assert snapshot(film) == states[4]
    reload(film)
    film.page.keyboard.press("Control+z")
    wait_snapshot(film, states[3])
    step_all(film, "Undo")
    assert snapshot(film) == first
    film.saved()
    reload(film)
    assert not film.can("Undo") and snapshot(film) == first
    step_all(film, "Redo")
    assert snapshot(film) == states[4]
    film.saved()


def test_a_reload_right_after_an_edit_loses_neither_it_nor_its_undo(plugged):
    film = plugged.tab()
    first = snapshot(film)
    mara = film.node("MARA")
    film.select(mara)
    for _ in range(6):
        film.page.keyboard.press("ArrowRight")
    after = snapshot(film)
    reload(film)
    assert snapshot(film) == after
    step_all(film, "Undo")
    assert snapshot(film) == first
    film.saved()
    assert film.toasts() == []


def test_edits_of_a_tab_that_was_closed_offline_reach_the_studio(plugged, cable, studio, seen):
    film = plugged.tab()
    mara, tom = film.node("MARA"), film.node("TOM")
    cable.pull()
    rename(film, mara, "MARA VOSS")
    nudge(film, tom)
    nudge(film, tom)
    wait_kept(film, 3)
    wanted = snapshot(film)
    expect(film.page.locator(".connection-strip")).to_contain_text("3 edits will be sent when it is back")
    seen(film.page, "journal-offline", fit=False)
    film.page.close()
    cable.plug()
    other = plugged.tab()
    assert snapshot(other) == wanted
    other.saved()
    expect(other.page.locator(".toast")).to_contain_text("3 edits that were kept on this device reached the studio.")
    seen.once(other.page, "journal-back")
    # Another tab made them: its steps are not this one's.
    assert not other.can("Undo")
    reload(other)
    assert other.toasts() == []
    assert snapshot(other) == wanted, "the studio holds another film"


def test_a_tab_that_is_opened_again_undoes_what_another_has_sent_for_it(plugged, cable):
    film = plugged.tab()
    first = snapshot(film)
    mara, tom = film.node("MARA"), film.node("TOM")
    name = film.page.evaluate("sessionStorage.getItem('backlot.tab')")
    nudge(film, mara)
    film.saved()
    cable.pull()
    rename(film, tom, "THOMAS")
    nudge(film, tom, "ArrowDown")
    wait_kept(film, 2)
    wanted = snapshot(film)
    film.page.close()
    cable.plug()
    other = plugged.tab()
    other.saved()
    assert snapshot(other) == wanted and not other.can("Undo")
    film = plugged.tab(name)
    assert film.toasts() == []
    step_all(film, "Undo")
    film.saved()
    assert snapshot(film) == first
    wait_snapshot(other, first)
    step_all(film, "Redo")
    assert snapshot(film) == wanted


def test_what_no_longer_fits_is_told(plugged, cable, studio, film):
    mine = plugged.tab()
    tom = mine.node("TOM")
    cable.pull()
    rename(mine, tom, "THOMAS")
    wait_kept(mine, 1)
    mine.page.close()
    nodes = studio.document(plugged.project)
    wires = [wire["id"] for wire in nodes["wires"] if tom in (wire["source"]["node"], wire["target"]["node"])]
    studio.post(f"/api/v1/projects/{plugged.project}/changes", {
        "id": "0" * 25 + "9", "base": nodes["revision"], "label": "Delete",
        "operations": [{"op": "disconnect", "wire": wire} for wire in wires] + [{"op": "remove_node", "node": tom}]})
    cable.plug()
    again = plugged.tab()
    expect(again.page.locator(".toast")).to_contain_text("was taken back. This node is not on the canvas any more.")
    again.saved()
    reload(again)
    assert again.toasts() == []


def test_each_tab_undoes_its_own(plugged):
    one, two = plugged.tab(), plugged.tab()
    first = snapshot(one)
    mara, tom = one.node("MARA"), one.node("TOM")
    nudge(one, mara)
    one.saved()
    nudge(two, tom)
    two.saved()
    both = snapshot(two)
    wait_snapshot(one, both)
    one.page.wait_for_timeout(600)
    reload(one)
    reload(two)
    one.undo()
    assert not one.can("Undo")
    two.undo()
    assert not two.can("Undo")
    for film in (one, two):
        film.saved()
        wait_snapshot(film, first)


def test_a_duplicated_tab_has_a_history_of_its_own(plugged):
    one = plugged.tab()
    nudge(one, one.node("MARA"))
    one.saved()
    one.page.wait_for_timeout(600)
    with one.page.expect_popup() as opened:
        # A window that a page opens begins with a copy of its session storage, as a duplicated tab does.
        one.page.evaluate("window.open(location.href, '_blank', '') && undefined")
    two = Film(opened.value, one.studio, one.project).ready()
    assert one.page.evaluate("sessionStorage.getItem('backlot.tab')") != two.page.evaluate("sessionStorage.getItem('backlot.tab')")
    assert not two.can("Undo")
    reload(one)
    assert one.can("Undo")


def test_nobody_undoes_what_another_person_did_in_the_same_browser(studios, people, chromium):
    studio = studios("journal-people")
    person = people()
    sign_in(person.context, studio)
    project = studio.imports(SCRIPT)
    film = Film(person.page(), studio, project).open()
    nudge(film, film.node("MARA"))
    film.saved()
    film.page.wait_for_timeout(600)
    answer = film.page.evaluate("fetch('/api/v1/session').then(answer => answer.json())")
    user = answer["user"]["id"]
    # The journal is that of one person: as anybody else, the page finds nothing.
    places = """async () => {
        const open = indexedDB.open('backlot-journal', 1);
        await new Promise(done => open.onsuccess = done);
        const keys = open.result.transaction('tabs').objectStore('tabs').getAllKeys();
        await new Promise(done => keys.onsuccess = done);
        open.result.close();
        return keys.result;
    }"""
    assert [place[0] for place in film.page.evaluate(places)] == [user]
    rewrite = """async other => {
        const open = indexedDB.open('backlot-journal', 1);
        await new Promise(done => open.onsuccess = done);
        for (const name of ['tabs', 'steps']) {
            const store = open.result.transaction(name, 'readwrite').objectStore(name);
            const [keys, values] = [store.getAllKeys(), store.getAll()];
            await new Promise(done => values.onsuccess = done);
            keys.result.forEach((key, index) => { store.delete(key); store.put(values.result[index], [other, ...key.slice(1)]); });
            await new Promise(done => store.transaction.oncomplete = done);
        }
        open.result.close();
    }"""
    film.page.goto(f"{studio.address}/")
    film.page.get_by_role("button", name="New").first.wait_for()
    film.page.evaluate(rewrite, "0" * 26)
    film.open()
    assert not film.can("Undo")


def test_signing_out_forgets_everything_here(studios, people, seen):
    studio = studios("journal-leaving")
    person = people()
    sign_in(person.context, studio)
    cable = Cable(studio.port)
    project = studio.imports(SCRIPT)
    page = person.page()
    page.goto(f"{cable.address}/projects/{project}")
    film = Film(page, studio, project).ready()
    cable.pull()
    nudge(film, film.node("MARA"))
    wait_kept(film, 1)
    page.close()
    cable.plug()
    page = person.page()
    page.goto(cable.address)
    page.get_by_role("button", name="Signed in as Ada").click()
    page.get_by_role("button", name="Sign out").click()
    warning = page.get_by_text("1 edit kept on this device never reached the studio.")
    warning.wait_for()
    seen.once(page, "journal-leaving")
    page.get_by_role("button", name="Sign out and lose it").click()
    page.get_by_label("Link").wait_for()
    counts = page.evaluate("""async () => {
        const open = indexedDB.open('backlot-journal', 1);
        await new Promise(done => open.onsuccess = done);
        const counts = [];
        for (const name of open.result.objectStoreNames) {
            const request = open.result.transaction(name).objectStore(name).count();
            await new Promise(done => request.onsuccess = done);
            counts.push(request.result);
        }
        return counts;
    }""")
    assert set(counts) == {0}
    cable.end()


def test_a_browser_that_is_killed_loses_nothing(studio, chromium, tmp_path, scratch):
    """A browser of its own, with a profile on the disk, ended as by a power cut in the middle of an edit's saving."""
    import os
    import signal
    import subprocess
    import time

    cable = Cable(studio.port)
    project = studio.imports(SCRIPT)
    profile = scratch / "profile"

    def open_browser():
        words = ["--no-sandbox"] if os.geteuid() == 0 else []
        context = chromium_type(chromium).launch_persistent_context(
            str(profile), executable_path=shutil.which("chromium"), args=words, viewport={"width": 1440, "height": 900})
        return context

    context = open_browser()
    sign_in(context, studio)
    page = context.pages[0]
    page.set_default_timeout(PATIENCE)
    page.goto(f"{cable.address}/projects/{project}")
    film = Film(page, studio, project).ready()
    first = snapshot(film)
    mara = film.node("MARA")
    cable.pull()
    film.select(mara)
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    wait_kept(film, 8)
    wanted = snapshot(film)
    page.keyboard.press("ArrowDown")
    last = snapshot(film)
    ours = subprocess.run(["pgrep", "-f", f"user-data-dir={profile}"], capture_output=True, text=True).stdout.split()
    assert ours
    for process in ours:
        try:
            os.kill(int(process), signal.SIGKILL)
        except ProcessLookupError:
            # It went with its parent.
            pass
    time.sleep(0.5)
    try:
        context.close()
    except Exception:
        # It is gone already, as it should be.
        pass
    cable.plug()
    context = open_browser()
    # A browser that is killed may forget its newest cookies; it is the same person all the same.
    sign_in(context, studio)
    page = context.pages[0]
    page.set_default_timeout(PATIENCE)
    page.goto(f"{cable.address}/projects/{project}")
    film = Film(page, studio, project).ready()
    film.saved()
    # The ninth edit was being written: it is there whole or not at all.
    assert snapshot(film) in (wanted, last)
    assert first != wanted != last
    context.close()
    cable.end()


def chromium_type(browser):
    return browser.browser_type


def test_a_studio_that_went_back_to_an_older_folder_begins_anew(studios, people, scratch):
    studio = studios("journal-old")
    person = people()
    sign_in(person.context, studio)
    project = studio.imports(SCRIPT)
    film = Film(person.page(), studio, project).open()
    film.saved()
    studio.stop()
    shutil.copytree(studio.folder, scratch / "older")
    studio.start()
    film = Film(person.page(), studio, project).open()
    mara = film.node("MARA")
    for _ in range(3):
        nudge(film, mara)
    film.saved()
    film.page.wait_for_timeout(600)
    assert film.can("Undo")
    other = Film(person.page(), studio, project).open()
    nudge(other, mara, "ArrowDown")
    other.saved()
    studio.stop()
    shutil.rmtree(studio.folder)
    shutil.copytree(scratch / "older", studio.folder)
    # One tab is open all the while, and one comes back.
    nudge(other, mara, "ArrowDown")
    studio.start()
    other.saved()
    assert other.toasts() == []
    assert not other.can("Undo")
    reload(film)
    assert not film.can("Undo")
    assert film.toasts() == []
    assert snapshot(film) == snapshot(other)
    nudge(film, mara)
    film.saved()
    film.undo()
    film.saved()
    wait_snapshot(other, snapshot(film))


def test_a_browser_without_storage_says_so_and_asks(people, studio, cable):
    person = people()
    sign_in(person.context, studio)
    person.context.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    project = studio.imports(SCRIPT)
    page = person.page()
    page.goto(f"{cable.address}/projects/{project}")
    film = Film(page, studio, project).ready()
    nudge(film, film.node("MARA"))
    film.saved()
    assert film.toasts() == []
    cable.pull()
    nudge(film, film.node("MARA"))
    expect(page.locator(".top-bar .connection")).to_have_text("Offline: 1 edit only in this tab")
    expect(page.locator(".toast")).to_contain_text("leave the tab open until the studio answers")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    for _ in range(100):
        if asked:
            break
        page.wait_for_timeout(50)
    assert asked == ["beforeunload"]
    cable.plug()
    film.saved()
