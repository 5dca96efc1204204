"""Wires that lead through cards: put in, deleted and joined. The page hears of a kind that takes and gives a picture."""
import pytest
from playwright.sync_api import expect

from kinds import tell_of_grades
from graph import Graph
from page import Film, until


@pytest.fixture
def graded(ada, studio):
    """Two shots in a cut, the first through a grade, in a page that knows grades."""
    page = ada.page()
    tell_of_grades(page, studio)
    project = studio.post("/api/v1/projects", {"title": "Graded"})["id"]
    graph = Graph()
    card, wire = graph.card, graph.wire
    studio.change(project, card("shot", "One", 0, 0), card("shot", "Two", 0, 320), card("grade", "Soft", 320, 0),
                  card("sequence", "Cut", 720, 160), card("grade", "Loose", 0, 640),
                  wire(500, "One", "video", "Soft", "video"), wire(501, "Soft", "graded", "Cut", "video"),
                  wire(502, "Two", "video", "Cut", "video", "81"))
    film = Film(page, studio, project).open()
    film.names = graph.names
    film.show_all()
    return film


def wait_for_feeding(film, studio, name, titles):
    """Waits until these feed a card; a busy page says “Saved” for a moment longer."""
    for _ in range(200):
        if feeding(film, studio, name) == titles:
            return
        film.page.wait_for_timeout(50)
    assert feeding(film, studio, name) == titles


def feeding(film, studio, name):
    titles = {identifier: title for title, identifier in film.names.items()}
    found = [wire for wire in studio.document(film.project)["wires"] if wire["target"]["node"] == film.names[name]]
    return [titles.get(wire["source"]["node"], "new") for wire in sorted(found, key=lambda wire: wire["order"])]


def test_delete_and_join(graded, studio):
    graded.select(graded.names["Soft"])
    graded.page.keyboard.press("Shift+Delete")
    wait_for_feeding(graded, studio, "Cut", ["One", "Two"])
    graded.undo()
    wait_for_feeding(graded, studio, "Cut", ["Soft", "Two"])


def along(film, source, target):
    """The middle of the wire between two ports."""
    (x1, y1), (x2, y2) = source, target
    return (x1 + x2) / 2, (y1 + y2) / 2


def test_a_loose_card_let_go_on_a_wire_goes_into_it(graded, studio, seen):
    wire = along(graded, graded.port(graded.names["Two"], "output", "video"), graded.port(graded.names["Cut"], "input", "video"))
    graded.drag(graded.header(graded.names["Loose"]), wire, hold=lambda: seen.once(graded.page, "into-a-wire"))
    wait_for_feeding(graded, studio, "Cut", ["Soft", "Loose"])
    assert feeding(graded, studio, "Loose") == ["Two"]
    graded.undo()
    wait_for_feeding(graded, studio, "Cut", ["Soft", "Two"])
    graded.drag(graded.header(graded.names["Loose"]), (wire[0], wire[1] + 180))
    graded.page.wait_for_timeout(300)
    graded.saved()
    assert feeding(graded, studio, "Cut") == ["Soft", "Two"], "beside the wire it is only moved"


def test_a_palette_entry_let_go_on_a_wire_goes_into_it(graded, studio):
    wire = along(graded, graded.port(graded.names["Two"], "output", "video"), graded.port(graded.names["Cut"], "input", "video"))
    entry = graded.page.locator(".palette-entry[data-kind=grade]").bounding_box()
    graded.drag((entry["x"] + 20, entry["y"] + 10), wire)
    wait_for_feeding(graded, studio, "Cut", ["Soft", "new"])


def test_a_wires_menu_puts_a_card_in(graded, studio, seen):
    page = graded.page
    wire = along(graded, graded.port(graded.names["Two"], "output", "video"), graded.port(graded.names["Cut"], "input", "video"))
    page.mouse.click(*wire, button="right")
    page.get_by_role("menuitem", name="Put a card in…").click()
    box = page.get_by_role("dialog", name="Put into the wire")
    expect(box.get_by_role("option")).to_have_count(1)
    seen.once(page, "put-into-a-wire")
    page.keyboard.press("Enter")
    wait_for_feeding(graded, studio, "Cut", ["Soft", "new"])


def test_a_wire_that_nothing_fits_into_says_so(film):
    page, shot = film.page, film.node("1A")
    scene = [wire for wire in film.studio.document(film.project)["wires"]
             if wire["target"] == {"node": shot, "port": "scene"}][0]["source"]["node"]
    film.between(film.place(scene), film.place(shot), 0.9)
    wire = along(film, film.port(scene, "output", "scene"), film.port(shot, "input", "scene"))
    page.mouse.click(*wire, button="right")
    expect(page.get_by_role("menuitem", name="No kind of card fits in here")).to_be_disabled()
    page.keyboard.press("Escape")


def test_a_wire_let_go_on_nothing_offers_what_fits_and_connects_it(graded, studio, seen):
    page = graded.page
    graded.drag(graded.port(graded.names["Loose"], "output", "graded"), graded.empty_place())
    box = page.get_by_role("dialog", name="Add and connect")
    assert box.get_by_role("option").evaluate_all("all => all.map(one => one.dataset.kind)") == ["sequence", "grade"]
    seen.once(page, "add-and-connect")
    page.keyboard.press("Enter")
    until(graded.page, "window.backlot.canvas.nodeIDs().length === 6")
    graded.saved()
    made = [wire for wire in studio.document(graded.project)["wires"] if wire["source"]["node"] == graded.names["Loose"]]
    assert len(made) == 1
    graded.undo()
    wait_for_feeding(graded, studio, "Cut", ["Soft", "Two"])
    until(graded.page, "window.backlot.canvas.nodeIDs().length === 5")
    graded.saved()
    assert len(studio.nodes(graded.project)) == 6, "card and wire are one step of undo"
