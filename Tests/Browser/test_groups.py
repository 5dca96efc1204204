"""Frames, subgraphs, and wires that are led over points."""
import pytest
from playwright.sync_api import expect

from graph import Graph
from page import Film, until


@pytest.fixture
def act(ada, studio):
    """A character and two shots in a cut."""
    page = ada.page()
    project = studio.post("/api/v1/projects", {"title": "Grouped"})["id"]
    graph = Graph()
    card, wire = graph.card, graph.wire
    studio.change(project, card("character", "Mara", 0, 0), card("shot", "1A", 480, 0), card("shot", "1B", 480, 320),
                  card("sequence", "Cut", 960, 160),
                  wire(500, "Mara", "character", "1A", "character"), wire(501, "Mara", "character", "1B", "character"),
                  wire(502, "1A", "video", "Cut", "video"), wire(503, "1B", "video", "Cut", "video", "81"))
    film = Film(page, studio, project).open()
    film.names = graph.names
    film.show_all()
    return film


def choose(film, *names):
    film.select(film.names[names[0]])
    film.page.keyboard.down("Shift")
    for name in names[1:]:
        film.select(film.names[name])
    film.page.keyboard.up("Shift")


def nodes(film):
    return {node["title"]: node for node in film.studio.nodes(film.project)}


def wait_nodes(film, holds):
    for _ in range(200):
        if holds(nodes(film)):
            return nodes(film)
        film.page.wait_for_timeout(50)
    raise AssertionError(nodes(film))


def test_a_frame_holds_what_stands_in_it(act, seen):
    page = act.page
    choose(act, "1A", "1B")
    page.keyboard.press("g")
    page.keyboard.type("Kitchen")
    page.keyboard.press("Enter")
    found = wait_nodes(act, lambda all: "Kitchen" in all)
    frame = found["Kitchen"]["id"]
    assert found["1A"]["parent"] == found["1B"]["parent"] == frame
    act.settle()
    seen(act.page, "frame")

    # What stands in it comes along, by its title.
    before = act.box(act.names["1A"])
    x, y = act.header(frame)
    act.drag((x, y), (x + 40, y + 64))
    after = act.box(act.names["1A"])
    assert round(after["y"] - before["y"]) >= 40
    act.undo()

    # Whoever is let go in it comes into it.
    act.deselect()
    box = act.box(frame)
    act.drag(act.header(act.names["Mara"]), (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
    wait_nodes(act, lambda all: all["Mara"]["parent"] == frame)
    act.undo()
    wait_nodes(act, lambda all: all["Mara"]["parent"] is None)

    # Folded, it stands for them, and its wires meet it.
    zoom = page.evaluate("window.backlot.canvas.view().zoom")
    assert zoom >= 0.4
    box = act.box(frame)
    page.mouse.click(box["x"] + 14 * zoom, box["y"] + 14 * zoom)
    until(page, "([id, other]) => Math.abs(window.backlot.canvas.nodeBox(id).x - window.backlot.canvas.nodeBox(other).x) < 1",
          [act.names["1A"], frame])
    act.settle()
    seen(act.page, "folded")
    act.undo()

    # Its size is drawn.
    box = act.box(frame)
    act.drag((box["x"] + box["width"] - 3, box["y"] + box["height"] - 3), (box["x"] + box["width"] + 80, box["y"] + box["height"] + 40))
    until(page, "([id, width]) => window.backlot.canvas.nodeBox(id).width > width + 40", [frame, box["width"]])
    page.keyboard.press("Shift+g")
    found = wait_nodes(act, lambda all: "Kitchen" not in all)
    assert found["1A"]["parent"] is None


def test_a_subgraph_is_entered_and_left(act, seen):
    page = act.page
    choose(act, "1A", "1B")
    page.keyboard.press("Control+g")
    page.keyboard.type("Act one")
    page.keyboard.press("Enter")
    found = wait_nodes(act, lambda all: "Act one" in all)
    group = found["Act one"]["id"]
    assert found["1B"]["parent"] == group
    act.settle()
    seen(act.page, "subgraph")

    page.mouse.dblclick(*act.middle(group))
    expect(page.get_by_role("navigation", name="Where you are").get_by_role("button", name="Act one")).to_be_visible()
    act.settle()
    page.wait_for_timeout(400)
    act.settle()
    # What it is joined to stands beside it.
    assert act.box(act.names["Mara"])["x"] < act.box(act.names["1A"])["x"] < act.box(act.names["Cut"])["x"]
    seen(act.page, "inside")

    # A new card comes into it, and one from outside does when it is brought in.
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Where you are").get_by_role("button", name="Act one")).to_have_count(0)
    act.settle()
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Where you are").get_by_role("button", name="Act one")).to_be_visible()
    page.reload()
    act.ready()
    expect(page.get_by_role("navigation", name="Where you are").get_by_role("button", name="Act one")).to_be_visible()
    page.wait_for_timeout(400)
    act.settle()
    page.mouse.click(*act.header(act.names["Mara"]), button="right")
    page.get_by_role("menuitem", name="Bring into this subgraph").click()
    wait_nodes(act, lambda all: all["Mara"]["parent"] == group)
    page.get_by_role("button", name="Canvas", exact=True).click()
    act.settle()

    # Fields of what is inside are set from outside.
    act.select(group)
    page.get_by_label("Show a field of what is inside…").select_option(label="1A · Focal length")
    field = page.locator(".shown-field").first
    expect(field).to_be_visible()
    seen(act.page, "shown-field")
    act.undo()
    expect(field).to_have_count(0)


def test_a_wire_is_led_over_points(act, studio, seen):
    page = act.page
    start, end = act.port(act.names["Mara"], "output", "character"), act.port(act.names["1B"], "input", "character")
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)

    def route():
        wire = [each for each in studio.document(act.project)["wires"] if each["id"].endswith("501")][0]
        return [number["integer"] for number in wire["fields"].get("route", {"list": []})["list"]]

    def wait_route(count):
        for _ in range(200):
            if len(route()) == 2 * count:
                return route()
            page.wait_for_timeout(50)
        raise AssertionError(route())

    page.mouse.dblclick(*middle)
    before = wait_route(1)
    act.settle()
    act.drag(middle, (middle[0] - 20, middle[1] + 90))
    for _ in range(200):
        if route() != before:
            break
        page.wait_for_timeout(50)
    assert route()[1] > before[1]
    act.settle()
    seen(act.page, "route")
    x, y = act.at((route()[0] / 8, route()[1] / 8))
    page.mouse.dblclick(x, y)
    wait_route(0)
    act.undo()
    wait_route(1)
