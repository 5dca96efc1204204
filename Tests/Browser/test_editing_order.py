"""Selecting, lining up, snapping, and laying out."""
import random
from pathlib import Path

from playwright.sync_api import expect

from page import Film, until

SAMPLE = Path(__file__).resolve().parents[2] / "Examples" / "one-word.fountain"


def chosen(film):
    return film.spoken().split(" selected")[0]


def test_more_is_selected_with_keys_and_from_menus(film, studio):
    page = film.page
    shot = film.node("1A")
    film.select(shot)
    into = [wire for wire in studio.document(film.project)["wires"] if wire["target"]["node"] == shot]
    page.keyboard.press("w")
    film.frame()
    assert chosen(film) == f"{len(into) + 1} cards"
    film.select(shot)
    page.keyboard.press("e")
    film.frame()
    assert chosen(film) == "2 cards"
    film.select(shot)
    page.keyboard.press("Shift+E")
    film.frame()
    assert chosen(film) == f"{len(into) + 2} cards"
    film.select(shot)
    page.keyboard.press("y")
    film.frame()
    assert chosen(film) == f"{len(studio.nodes(film.project, 'shot'))} shots"
    film.select(shot)
    page.mouse.click(*film.header(shot), button="right")
    page.get_by_role("menuitem", name="Select", exact=True).hover()
    page.get_by_role("menuitem", name="All that is connected").click()
    film.frame()
    assert chosen(film) == f"{len(into) + 2} cards"


def test_cards_are_lined_up_and_distributed_each_as_one_step(film, studio):
    page, project = film.page, film.project
    before = studio.document_bytes(project)
    shots = [node["id"] for node in studio.nodes(project, "shot")]
    film.select(shots[0])
    page.keyboard.press("y")

    def places(axis):
        film.saved()
        return [node[axis] for node in studio.nodes(project, "shot")]

    left = min(places("x"))
    page.keyboard.press("Alt+a")
    assert set(places("x")) == {left}
    page.keyboard.press("Control+z")
    film.saved()
    assert studio.document_bytes(project) == before
    page.keyboard.press("Alt+w")
    assert len(set(places("y"))) == 1
    page.keyboard.press("Alt+Shift+H")
    across = sorted(places("x"))
    assert len({b - a for a, b in zip(across, across[1:])}) == 1
    page.mouse.click(*film.header(shots[0]), button="right")
    page.get_by_role("menuitem", name="Align lower edges").click()
    assert len(set(places("y"))) == 1
    film.undo()
    film.undo()
    film.saved()
    assert studio.document_bytes(project) == before


def test_a_moved_card_is_drawn_to_its_neighbours_and_shows_the_line(film, studio, seen):
    page = film.page
    mara, tom = film.node("MARA"), film.node("TOM")
    studio.change(film.project, {"op": "move", "node": mara, "x": 37, "y": 21})
    film.wait_at(mara, 37 / 8)
    film.show_all()
    zoom = page.evaluate("window.backlot.canvas.view().zoom")
    x, y = film.header(tom)
    aside = film.box(mara)["x"] - film.box(tom)["x"]
    film.drag((x, y), (x + aside + 4 * zoom, y + 40 * zoom), hold=lambda: seen.once(page, "guides"))
    film.saved()
    assert [node["x"] for node in studio.nodes(film.project) if node["id"] == tom] == [37], "it does not stand with its neighbour"
    film.undo()
    film.saved()
    page.keyboard.down("Alt")
    film.drag(film.header(tom), (x + aside + 4 * zoom, y + 40 * zoom))
    page.keyboard.up("Alt")
    film.saved()
    assert [node["x"] for node in studio.nodes(film.project) if node["id"] == tom] != [37], "with Alt it goes where the hand is"


def boxes(film):
    return {node: film.box(node) for node in film.ids()}


def overlapping(cards):
    cards = list(cards.values())
    return sum(a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
               and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]
               for index, a in enumerate(cards) for b in cards[index + 1:])


def crossings(film, wires):
    lines = [(*film.port(wire["source"]["node"], "output", wire["source"]["port"]),
              *film.port(wire["target"]["node"], "input", wire["target"]["port"])) for wire in wires]

    def side(line, x, y):
        turn = (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0])
        return (turn > 0.01) - (turn < -0.01)

    return sum(side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0 and side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0
               for index, a in enumerate(lines) for b in lines[index + 1:])


def test_the_sample_film_is_laid_out_and_a_further_shot_moves_nothing(ada, studio, seen):
    project = studio.imports(SAMPLE.read_text())
    film = Film(ada.page(), studio, project).open()
    page = film.page
    wires = studio.document(project)["wires"]
    film.show_all()
    before = crossings(film, wires)
    page.keyboard.press("Alt+l")
    film.saved()
    film.show_all()
    seen(page, "laid-out")
    cards = boxes(film)
    assert overlapping(cards) == 0
    after = crossings(film, wires)
    assert after < before, f"{before} crossings became {after}"
    for wire in wires:
        source, target = cards[wire["source"]["node"]], cards[wire["target"]["node"]]
        assert source["x"] + source["width"] < target["x"], "a wire runs backwards"
    print(f"{before} crossings became {after}")

    def standing():
        return {node["id"]: (node["x"], node["y"]) for node in studio.nodes(project) if node["kind"] != "film"}

    laid_out = standing()
    page.keyboard.press("Alt+l")
    expect(page.locator(".toast").last).to_contain_text("stands well already")
    shot, cut, scene = "0000000000700", studio.nodes(project, "sequence")[0]["id"], studio.nodes(project, "scene")[0]["id"]
    studio.change(project, {"op": "add_node", "node": {
        "id": shot, "kind": "shot", "kindVersion": 1, "title": "Further", "parent": None, "x": 800, "y": -4000, "fields": {},
        "bypassed": False, "muted": False, "locked": False}},
        *({"op": "connect", "wire": {"id": f"000000000070{number}", "source": source, "target": target, "order": "90", "fields": {}}}
          for number, (source, target) in enumerate([
              ({"node": scene, "port": "scene"}, {"node": shot, "port": "scene"}),
              ({"node": shot, "port": "video"}, {"node": cut, "port": "video"})], 1)))
    until(page, "id => window.backlot.canvas.nodeIDs().includes(id)", shot)
    page.keyboard.press("Alt+l")
    film.saved()
    now = standing()
    assert {node: place for node, place in now.items() if node != shot} == laid_out, "others moved"
    assert now[shot] != (800, -4000)
    film.show_all()
    assert overlapping(boxes(film)) == 0


def test_gestures_at_random_are_undone_to_the_first_byte(film, studio):
    """Whatever was done with hand and keys, undone all the way gives the first document byte for byte."""
    page, project, pick = film.page, film.project, random.Random(20)
    before = studio.document_bytes(project)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")

    def drag():
        x, y = film.header(pick.choice(film.ids()))
        film.drag((x, y), (x + pick.randint(-60, 60), y + pick.randint(-60, 60)), steps=4)

    def select(then, several=True):
        film.select(pick.choice(film.ids()))
        if several and pick.random() < 0.5:
            page.keyboard.press(pick.choice("wey"))
        page.keyboard.press(then)
        film.frame()

    def wire():
        shots = [node["id"] for node in studio.nodes(project, "shot")]
        cast = [node["id"] for node in studio.nodes(project, "character")]
        if shots and cast:
            film.wire(pick.choice(cast), "character", pick.choice(shots), "character")

    def paste():
        page.mouse.move(*film.at((pick.randint(0, 900), pick.randint(0, 500))))
        page.keyboard.press(pick.choice(["Control+v", "Control+Shift+V"]))
        page.wait_for_timeout(200)

    edits = [drag, wire, paste, lambda: select("Control+d"), lambda: select("Control+Shift+D"), lambda: select("Alt+a"),
             lambda: select("Alt+Shift+V"), lambda: select("Alt+l"), lambda: select("Shift+Delete", False), lambda: select("Delete", False),
             lambda: select("b"), lambda: select("ArrowRight")]
    for number in range(24):
        film.show_all()
        edits[number % len(edits) if number < len(edits) else pick.randrange(len(edits))]()
        notice = page.get_by_role("button", name="Close", exact=True)
        for button in notice.all():
            if button.is_visible():
                button.click()
        film.saved()
    assert studio.document_bytes(project) != before
    for _ in range(40):
        if not film.can("Undo"):
            break
        page.keyboard.press("Control+z")
        film.frame()
    assert not film.can("Undo"), "more steps than edits: a gesture is more than one"
    film.saved()
    for _ in range(100):
        if studio.document_bytes(project) == before:
            return
        page.wait_for_timeout(50)
    raise AssertionError("the document is not what it was")
