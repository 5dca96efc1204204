"""Copies within a film, between films and tabs, and from anywhere."""
import json

from playwright.sync_api import expect

from page import Film, until


def edges(studio, project):
    return studio.document(project)["wires"]


def wait_for_wires(film, studio, count):
    """Waits until the studio has so many wires; a busy page says “Saved” for a moment longer."""
    for _ in range(200):
        found = len(edges(studio, film.project))
        if found == count:
            return
        film.page.wait_for_timeout(50)
    raise AssertionError(f"there are {found} wires and not {count}")


def opened(person, studio, project):
    return Film(person.page(), studio, project).open()


def test_copies_keep_their_wires_within_and_those_from_outside_on_request(film, studio):
    page, project = film.page, film.project
    first, second = [film.node(title) for title in ("1A", "1B")]
    count, cards = len(edges(studio, project)), len(film.ids())
    film.select(first)
    page.keyboard.press("Control+d")
    until(page, "count => window.backlot.canvas.nodeIDs().length === count", cards + 1)
    film.frame()
    assert film.spoken().startswith("“1A” selected")
    film.saved()
    wait_for_wires(film, studio, count)
    film.undo()
    film.select(first)
    page.keyboard.press("Control+Shift+D")
    into = [wire for wire in edges(studio, project) if wire["target"]["node"] == first]
    wait_for_wires(film, studio, count + len(into))
    film.undo()
    wait_for_wires(film, studio, count)
    film.select(first)
    page.keyboard.press("Control+c")
    page.mouse.move(*film.empty_place())
    page.keyboard.press("Control+Shift+V")
    until(page, "count => window.backlot.canvas.nodeIDs().length === count", cards + 1)
    wait_for_wires(film, studio, count + len(into))
    film.undo()
    wait_for_wires(film, studio, count)
    assert second in film.ids()


def test_what_is_copied_in_one_tab_is_pasted_in_another_film(ada, film, studio):
    other = studio.imports("Title: Elsewhere\n\nINT. ROOM - DAY\n\nShe waits.\n")
    film.page.keyboard.press("Control+a")
    film.page.keyboard.press("Control+c")
    copied = film.ids()
    elsewhere = opened(ada, studio, other)
    before = studio.document_bytes(other)
    count, wires = len(elsewhere.ids()), len(edges(studio, other))
    elsewhere.page.mouse.move(*elsewhere.empty_place())
    elsewhere.page.keyboard.press("Control+v")
    until(elsewhere.page, "count => window.backlot.canvas.nodeIDs().length === count", count + len(copied))
    elsewhere.saved()
    assert len(edges(studio, other)) == wires + len(edges(studio, film.project))
    elsewhere.undo()
    elsewhere.saved()
    assert studio.document_bytes(other) == before, "a paste is one step of undo"


def put_on_clipboard(page, text):
    """Pastes a text as the browser does with the keys."""
    page.evaluate("""text => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.querySelector('.canvas-surface').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }""", text)


def node(kind, name, **more):
    return {"id": name, "kind": kind, "title": name, "x": 0, "y": 0, "fields": {}, **more}


def hostile():
    return json.dumps({"type": "backlot/clip", "version": 1, "nodes": [
        node("shot", "good"), node("hologram", "odd"), node("shot", "<img src=x onerror=\"window.harm=1\">", x=3000),
        node("note", "wrong", fields={"text": {"frames": 5}, "__proto__": {"bool": True}}), None, {"kind": "<script>window.harm=1</script>"},
    ], "wires": [
        {"source": {"node": "good", "port": "video"}, "target": {"node": "good", "port": "cast"}},
        {"source": {"node": "good", "port": "smell"}, "target": {"node": "wrong", "port": "text"}}, 7,
    ]})


def test_a_strange_part_of_a_film_comes_in_as_far_as_it_fits(film, studio, seen):
    page, project = film.page, film.project
    before, count = studio.document_bytes(project), len(film.ids())
    page.mouse.move(*film.empty_place())
    put_on_clipboard(page, hostile())
    notice = page.get_by_role("alert", name="What was left out")
    expect(notice).to_contain_text("3 cards came in.")
    until(page, "count => window.backlot.canvas.nodeIDs().length === count", count + 3)
    notice.locator("summary").click()
    for words in ("“hologram”", "“<script>", "no card", "two ends", "“__proto__”"):
        expect(notice).to_contain_text(words)
    assert notice.locator("img, script").count() == 0
    assert page.evaluate("window.harm") is None
    seen.once(page, "paste-left-out")
    film.saved()
    notice.get_by_role("button", name="Undo the paste").click()
    expect(notice).to_have_count(0)
    film.saved()
    assert studio.document_bytes(project) == before


def test_text_that_is_no_part_of_a_film_is_told_and_changes_nothing(film, studio):
    before = studio.document_bytes(film.project)
    for text in ("hello", "{\"type\":\"backlot/clip\"", "[1,2,3]"):
        put_on_clipboard(film.page, text)
        expect(film.page.locator(".toast").last).to_contain_text("no part of a film")
    assert studio.document_bytes(film.project) == before


def test_a_file_let_go_on_the_canvas_is_pasted_there(film, studio):
    page, project = film.page, film.project
    count, place = len(film.ids()), film.empty_place()
    page.evaluate("""([text, x, y]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'part.json', { type: 'application/json' }));
        const target = document.querySelector('.canvas-sheet');
        for (const kind of ['dragenter', 'dragover', 'drop']) {
            target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true, clientX: x, clientY: y }));
        }
    }""", [json.dumps({"type": "backlot/clip", "version": 1, "nodes": [node("note", "dropped")], "wires": []}), *place])
    until(page, "count => window.backlot.canvas.nodeIDs().length === count", count + 1)
    film.saved()
    box = film.box(film.node("dropped"))
    assert abs(box["x"] - place[0]) < 8 and abs(box["y"] - place[1]) < 8
    assert page.locator(".upload-list .upload").count() == 0, "it went into the library as well"
