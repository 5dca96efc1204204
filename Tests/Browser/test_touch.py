"""A film on a tablet, with real touches: the canvas's gestures, sheets, and room for fingers; in the light theme as well."""
import math

import pytest
from playwright.sync_api import expect

from axe import Accessible
from conftest import ARTEFACTS, HERE
from fingers import TABLETS, Fingers, overflows, too_small
from page import Film, until
from test_accessible import OUT_OF_REACH


@pytest.fixture
def tablet(people, studio, finished):
    """Opens a film on a tablet; answers it and the fingers on it."""

    def open_film(size="landscape", project=None, theme="dark", **more):
        person = people(TABLETS[size], state=studio.cookies, has_touch=True, device_scale_factor=2, color_scheme=theme, **more)
        page = person.page()
        film = Film(page, studio, project or studio.imports((HERE / "films" / "lamp.fountain").read_text()))
        film.page.goto(f"{studio.address}/projects/{film.project}")
        film.ready()
        expect(page.locator(".touch-bar")).to_be_visible()
        film.fingers = Fingers(page)
        return film

    return open_film


def shot(page, name):
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    if page.evaluate("!!window.backlot?.canvas"):
        page.evaluate("window.backlot.canvas.settled()")
    page.screenshot(path=str(ARTEFACTS / f"touch-{name}.png"))


def view(film):
    return film.page.evaluate("window.backlot.canvas.view()")


def lay(film, height):
    """Draws the sheet to one of its heights by the keyboard."""
    handle = film.page.get_by_role("slider", name="Height of the sheet")
    handle.focus()
    handle.press("Home")
    for _ in range({"peek": 0, "half": 1, "full": 2}[height]):
        handle.press("ArrowUp")
    expect(handle).to_have_attribute("aria-valuenow", str({"peek": 1, "half": 2, "full": 3}[height]))
    film.settle()


def middle(film):
    box = film.surface()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def revision(film):
    return film.page.evaluate("window.backlot.canvas.document().revision")


def ports(film):
    """A shot and the scene that it is in, in view and near enough for ports to be met."""
    lay(film, "peek")
    shot_id = film.node("1A")
    scene = next(wire["source"]["node"] for wire in film.studio.document(film.project)["wires"]
                 if wire["target"] == {"node": shot_id, "port": "scene"})
    film.between(film.place(scene), film.place(shot_id), 0.8)
    return shot_id, scene


def test_one_finger_pans_and_a_throw_runs_on(tablet):
    film = tablet()
    lay(film, "peek")
    before, (x, y) = view(film), film.empty_place()
    film.fingers.drag((x, y), (x + 120, y + 60))
    after = view(film)
    assert after["zoom"] == before["zoom"]
    assert (before["x"] - after["x"]) * before["zoom"] == pytest.approx(120, abs=3)
    assert (before["y"] - after["y"]) * before["zoom"] == pytest.approx(60, abs=3)
    # Thrown, it goes on by itself, and a touch catches it.
    film.fingers.press(x, y)
    film.fingers.move(x + 200, y, steps=4)
    film.fingers.lift()
    let_go = view(film)["x"]
    until(film.page, "x => window.backlot.canvas.view().x < x - 4", let_go)
    film.fingers.press(x, y)
    caught = view(film)
    film.page.wait_for_timeout(200)
    assert view(film) == caught
    film.fingers.lift()


def test_who_asked_for_less_motion_has_no_run_on(tablet):
    film = tablet(reduced_motion="reduce")
    x, y = middle(film)
    film.fingers.press(x, y)
    film.fingers.move(x + 150, y, steps=3)
    film.fingers.lift()
    film.frame()
    still = view(film)
    film.page.wait_for_timeout(250)
    assert view(film) == still


def test_two_fingers_scale_around_what_is_between_them_and_the_one_that_stays_pans(tablet):
    film = tablet()
    lay(film, "peek")
    x, y = middle(film)
    x, y = x - 90, y + 40
    box = film.surface()

    def under(px, py):
        now = view(film)
        return (now["x"] + (px - box["x"] - box["width"] / 2) / now["zoom"], now["y"] + (py - box["y"] - box["height"] / 2) / now["zoom"])

    before, place = view(film), under(x, y)
    film.fingers.pinch((x, y), 100, 250, by=(30, -20))
    after = view(film)
    assert after["zoom"] / before["zoom"] == pytest.approx(2.5, rel=0.03)
    assert math.dist(under(x + 30, y - 20), place) * after["zoom"] < 3
    film.fingers.lift(1)
    held = view(film)
    ax, ay = film.fingers.down[0]
    film.fingers.move(ax + 60, ay)
    film.page.wait_for_timeout(120)
    film.fingers.lift(0)
    assert view(film)["zoom"] == held["zoom"]
    assert (held["x"] - view(film)["x"]) * held["zoom"] == pytest.approx(60, abs=3)
    # The page itself is as large as before.
    assert film.page.evaluate("visualViewport.scale") == 1


def test_taps_select_and_two_of_them_add_or_open(tablet):
    film = tablet()
    lay(film, "peek")
    film.show_all()
    fingers, page = film.fingers, film.page
    node = film.node("1A")
    film.view(0.7, *film.place(node))
    fingers.tap(*film.middle(node))
    assert "1A" in film.spoken()
    page.wait_for_timeout(500)
    place = film.empty_place()
    fingers.tap(*place)
    assert "1A" not in film.spoken()
    page.wait_for_timeout(500)
    fingers.tap(*place)
    fingers.tap(*place)
    expect(page.locator(".canvas-add")).to_be_visible()
    shot(page, "add-box")
    fingers.tap(place[0] - 260, place[1])
    expect(page.locator(".canvas-add")).to_have_count(0)
    page.wait_for_timeout(500)
    fingers.tap(*film.header(node))
    fingers.tap(*film.header(node))
    expect(page.get_by_role("textbox", name="Title of 1A")).to_be_focused()
    page.keyboard.press("Escape")


def test_a_finger_that_rests_opens_the_menu_of_what_is_there(tablet):
    film = tablet()
    lay(film, "peek")
    node = film.node("1A")
    film.view(0.7, *film.place(node))
    fingers, page = film.fingers, film.page
    x, y = film.middle(node)
    fingers.press(x, y)
    expect(page.locator(".touch-ring")).to_be_visible()
    page.wait_for_timeout(300)
    shot(page, "ring")
    menu = page.get_by_role("menu", name="1A")
    expect(menu).to_be_visible()
    expect(page.locator(".touch-ring")).to_have_count(0)
    fingers.lift()
    fingers.frame()
    expect(menu).to_be_visible()
    shot(page, "menu")
    assert not too_small(page), "\n".join(too_small(page))
    was = film.studio.document(film.project)
    fingers.tap_on(menu.get_by_role("menuitem", name="Bypass"))
    expect(menu).to_have_count(0)
    film.saved()
    assert film.studio.document(film.project) != was
    # On nothing it is the canvas's own; one that moves opens none.
    page.wait_for_timeout(500)
    x, y = film.empty_place()
    fingers.hold(x, y)
    expect(page.get_by_role("menu", name="Canvas")).to_be_visible()
    fingers.tap(x - 40, y + 2)
    expect(page.get_by_role("menu", name="Canvas")).to_have_count(0)
    fingers.press(x, y)
    fingers.move(x + 60, y)
    page.wait_for_timeout(600)
    fingers.lift()
    expect(page.get_by_role("menu")).to_have_count(0)


def test_what_is_selected_is_carried_and_a_second_finger_puts_it_back(tablet):
    film = tablet()
    lay(film, "peek")
    node = film.node("1A")
    film.view(0.7, *film.place(node))
    fingers = film.fingers
    was = film.box(node)
    x, y = film.middle(node)
    # Not selected: the canvas goes along.
    place = film.place(node)
    fingers.drag((x, y), (x + 80, y))
    assert film.box(node)["x"] == pytest.approx(was["x"] + 80, abs=3)
    assert film.place(node) == place
    film.view(0.7, *place)
    fingers.tap(x, y)
    film.page.wait_for_timeout(450)
    fingers.press(x, y)
    fingers.move(x + 90, y + 30)
    fingers.frame()
    fingers.press(x + 200, y + 120, 1)
    fingers.frame()
    fingers.lift(1)
    fingers.lift(0)
    fingers.frame()
    assert film.place(node) == place
    film.view(0.7, *place)
    fingers.drag((x, y), (x + 112, y))
    film.saved()
    assert film.place(node)[0] == pytest.approx(place[0] + 160, abs=10)
    fingers.tap_on(film.page.locator(".touch-bar").get_by_role("button", name="Undo"))
    film.saved()
    assert film.place(node) == place


def test_a_wire_is_drawn_through_the_loupe(tablet):
    film = tablet()
    shot_id, scene = ports(film)
    page, fingers = film.page, film.fingers
    # Away with the wire that is there, to draw it again.
    film.studio.change(film.project, {"op": "disconnect", "wire": next(
        wire["id"] for wire in film.studio.document(film.project)["wires"]
        if wire["target"] == {"node": shot_id, "port": "scene"})})
    until(page, "id => !window.backlot.canvas.document().pending", shot_id)
    page.wait_for_timeout(400)
    (x1, y1), (x2, y2) = film.port(scene, "output", "scene"), film.port(shot_id, "input", "scene")
    # So far beside the port that no mouse would meet it.
    fingers.press(x1 + 17, y1 - 8)
    fingers.move(x2 - 120, y2 - 60)
    loupe = page.locator(".canvas-loupe")
    expect(loupe).to_be_visible()
    shot(page, "loupe")
    fingers.move(x2 - 14, y2 + 6)
    expect(loupe).to_have_class("canvas-loupe canvas-loupe-fits")
    expect(loupe).to_contain_text("1A · Scene")
    shot(page, "loupe-fits")
    glass, finger = loupe.locator("canvas").bounding_box(), fingers.down[0]
    assert (glass["y"] + glass["height"] <= finger[1] - 30 or glass["x"] + glass["width"] <= finger[0] - 30
            or glass["x"] >= finger[0] + 30), "the glass is hidden by the hand"
    fingers.lift()
    fingers.frame()
    film.saved()
    expect(loupe).to_have_count(0)
    assert any(wire["target"] == {"node": shot_id, "port": "scene"} and wire["source"]["node"] == scene
               for wire in film.studio.document(film.project)["wires"])


def test_a_wire_that_does_not_fit_is_refused_and_the_glass_says_why(tablet):
    film = tablet()
    shot_id, scene = ports(film)
    page, fingers = film.page, film.fingers
    was = revision(film)
    fingers.press(*film.port(scene, "output", "scene"))
    fingers.move(*film.port(shot_id, "input", "character"))
    loupe = page.locator(".canvas-loupe-refused")
    expect(loupe).to_be_visible()
    words = loupe.locator("p").text_content()
    assert len(words) > 12
    expect(page.locator(".canvas-label")).to_be_hidden()
    shot(page, "loupe-refused")
    fingers.lift()
    expect(page.locator(".toast")).to_contain_text(words)
    assert revision(film) == was
    # Near the upper edge the glass stands beside the finger.
    box = film.surface()
    fingers.press(*film.port(scene, "output", "scene"))
    fingers.move(box["x"] + 400, box["y"] + 60)
    glass = page.locator(".canvas-loupe canvas").bounding_box()
    assert glass["x"] + glass["width"] < box["x"] + 400 or glass["x"] > box["x"] + 400
    shot(page, "loupe-beside")
    # A second finger gives the wire up.
    fingers.press(box["x"] + 600, box["y"] + 300, 1)
    expect(page.locator(".canvas-loupe")).to_have_count(0)
    fingers.lift(1)
    fingers.lift(0)
    assert revision(film) == was
    expect(page.locator(".canvas-add")).to_have_count(0)


def test_an_end_of_a_selected_wire_is_taken_elsewhere(tablet):
    film = tablet()
    shot_id, scene = ports(film)
    page, fingers = film.page, film.fingers
    other = next(node["id"] for node in film.studio.nodes(film.project, "scene") if node["id"] != scene)
    (x1, y1), (x2, y2) = film.port(scene, "output", "scene"), film.port(shot_id, "input", "scene")
    fingers.tap((x1 + x2) / 2, (y1 + y2) / 2)
    expect(page.get_by_role("region", name="Settings of the wire")).to_have_count(0)
    shot(page, "wire-selected")
    # These ports are near each other: the handle stands above its port, and is met beside itself.
    fingers.press(x1 + 9, y1 - 46 - 8)
    fingers.move(*film.port(other, "output", "scene"))
    expect(page.locator(".canvas-loupe-fits")).to_contain_text("Scene")
    fingers.lift()
    fingers.frame()
    film.saved()
    [wire] = [wire for wire in film.studio.document(film.project)["wires"] if wire["target"] == {"node": shot_id, "port": "scene"}]
    assert wire["source"]["node"] == other


def test_a_touch_that_the_system_takes_away_changes_nothing(tablet):
    film = tablet()
    shot_id, scene = ports(film)
    was = revision(film)
    film.fingers.press(*film.port(scene, "output", "scene"))
    film.fingers.move(*film.port(shot_id, "input", "scene"))
    film.fingers.cancel()
    film.frame()
    expect(film.page.locator(".canvas-loupe")).to_have_count(0)
    assert revision(film) == was


def test_several_are_selected_by_taps_and_by_a_frame(tablet):
    film = tablet()
    lay(film, "peek")
    film.show_all()
    fingers, page = film.fingers, film.page
    several = page.locator(".touch-bar").get_by_role("button", name="Select several")
    fingers.tap_on(several)
    expect(several).to_have_attribute("aria-pressed", "true")
    for title in ("1A", "1B"):
        fingers.tap(*film.middle(film.node(title)))
    expect(several).to_have_text("2")
    shot(page, "several")
    fingers.tap(*film.middle(film.node("1B")))
    expect(several).to_have_text("1")
    box = film.surface()
    fingers.drag((box["x"] + 6, box["y"] + 6), (box["x"] + box["width"] - 6, box["y"] + box["height"] - 90))
    expect(several).not_to_have_text("1")
    fingers.tap_on(several)
    expect(several).to_have_attribute("aria-pressed", "false")


def test_a_pen_is_exact_and_the_hand_beside_it_means_nothing(tablet):
    film = tablet()
    lay(film, "peek")
    node = film.node("1A")
    film.view(0.7, *film.place(node))
    page, (x, y) = film.page, film.middle(node)

    def pen(kind, px, py, button="none", buttons=0, clicks=0):
        film.fingers.session.send("Input.dispatchMouseEvent", {
            "type": kind, "x": px, "y": py, "button": button, "buttons": buttons, "clickCount": clicks, "pointerType": "pen"})

    place, before = film.place(node), view(film)
    pen("mousePressed", x, y, "left", 1, 1)
    pen("mouseMoved", x + 56, y, "left", 1)
    film.fingers.tap(x + 200, y + 150)
    pen("mouseMoved", x + 112, y, "left", 1)
    pen("mouseReleased", x + 112, y, "left", 0, 1)
    film.saved()
    assert film.place(node)[0] == pytest.approx(place[0] + 160, abs=10), "a pen carries a card at once"
    assert view(film) == before
    pen("mousePressed", *film.empty_place(), "right", 2, 1)
    expect(page.get_by_role("menu", name="Canvas")).to_be_visible()


def test_the_sheet_has_three_heights_and_goes(tablet):
    film = tablet()
    page, fingers = film.page, film.fingers
    handle = page.get_by_role("slider", name="Height of the sheet")
    sheet = page.locator(".dock")

    def drag(to):
        box = handle.bounding_box()
        fingers.drag((box["x"] + 300, box["y"] + 12), (box["x"] + 300, to), steps=10)
        page.wait_for_timeout(250)

    tall = page.viewport_size["height"]
    drag(60)
    expect(handle).to_have_attribute("aria-valuetext", "all of it")
    full = sheet.bounding_box()
    assert full["y"] < 90
    shot(page, "sheet-full")
    drag(tall - 330)
    expect(handle).to_have_attribute("aria-valuetext", "half")
    half, surface = sheet.bounding_box(), film.surface()
    assert surface["y"] + surface["height"] == pytest.approx(half["y"], abs=14), "the canvas ends where the sheet begins"
    shot(page, "sheet-half")
    drag(tall - 70)
    expect(handle).to_have_attribute("aria-valuetext", "only its tabs")
    expect(page.locator(".dock-panel")).to_have_count(0)
    shot(page, "sheet-peek")
    # A tab draws it up again; thrown down it is gone, and a key brings it back with the focus in it.
    fingers.tap_on(page.get_by_role("tab", name="Takes"))
    expect(handle).to_have_attribute("aria-valuetext", "half")
    expect(page.locator(".takes, .dock-empty").first).to_be_visible()
    shot(page, "sheet-takes")
    drag(tall - 2)
    expect(sheet).to_be_hidden()
    page.keyboard.press("]")
    expect(sheet).to_be_visible()
    expect(page.get_by_role("tab", name="Settings")).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator(".canvas-surface")).to_be_focused()
    page.keyboard.press("d")
    expect(page.get_by_role("tab", name="Takes")).to_be_focused()
    handle.focus()
    handle.press("End")
    expect(handle).to_have_attribute("aria-valuenow", "3")
    handle.press("ArrowDown")
    handle.press("ArrowDown")
    expect(handle).to_have_attribute("aria-valuenow", "1")
    handle.press("ArrowDown")
    expect(sheet).to_be_hidden()


def test_the_left_side_is_a_sheet_and_its_cards_are_dragged_out_of_it(tablet):
    film = tablet()
    page, fingers = film.page, film.fingers
    lay(film, "peek")
    fingers.tap_on(page.get_by_role("button", name="Outline, palette and assets"))
    left = page.locator(".studio-left")
    expect(left).to_be_visible()
    page.wait_for_timeout(300)
    fingers.tap_on(page.get_by_role("tab", name="Palette"))
    shot(page, "left")
    surface = film.surface()
    assert surface["width"] == page.viewport_size["width"], "the canvas keeps its width"
    entry = page.locator(".palette-entry", has_text="Character").bounding_box()
    count = len(film.studio.nodes(film.project, "character"))
    start = (entry["x"] + 60, entry["y"] + entry["height"] / 2)
    fingers.drag(start, (700, start[1] + 10), steps=12)
    film.saved()
    assert len(film.studio.nodes(film.project, "character")) == count + 1
    # Let go over the sheet it is not added to what lies below; a finger to the left pushes the sheet away.
    fingers.drag(start, (start[0] + 40, start[1] + 60), steps=6)
    page.wait_for_timeout(300)
    assert len(film.studio.nodes(film.project, "character")) == count + 1
    box = left.bounding_box()
    fingers.drag((box["x"] + 300, box["y"] + box["height"] - 20), (box["x"] + 90, box["y"] + box["height"] - 26))
    expect(left).to_have_count(0)
    page.keyboard.press("[")
    expect(page.get_by_role("tab", name="Palette")).to_be_focused()
    page.keyboard.press("Escape")
    expect(left).to_have_count(0)
    expect(page.locator(".canvas-surface")).to_be_focused()


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", TABLETS)
def test_every_target_is_large_enough_and_nothing_is_lost(tablet, size, theme, finished):
    film = tablet(size, finished, theme)
    page, axe, small = film.page, Accessible(), {}
    assert page.evaluate("document.documentElement.dataset.theme") == theme

    def look(name):
        axe.settle(page)
        small[name] = too_small(page) + [f"out of reach: {each}" for each in page.evaluate(OUT_OF_REACH)]
        assert overflows(page) <= 0, f"{name} is wider than the window"
        axe.look(page, f"{size} {theme}: {name}")
        shot(page, f"{size}-{theme}-{name}")

    film.show_all()
    lay(film, "half")
    page.get_by_role("tab", name="Settings").click()
    look("film")
    film.fingers.tap(*film.middle(film.node("1A")))
    look("settings")
    lay(film, "full")
    look("full")
    lay(film, "half")
    page.get_by_role("tab", name="Takes").click()
    expect(page.locator(".take").first).to_be_visible()
    look("takes")
    page.get_by_role("tab", name="Queue").click()
    look("queue")
    page.get_by_role("button", name="Outline, palette and assets").click()
    for tab in ("Palette", "Assets", "Outline"):
        page.get_by_role("tab", name=tab).click()
        look(tab.lower())
    assert not any(small.values()), "\n".join(f"{name}: {each}" for name, all in small.items() for each in all)
    axe.judge(8)


def test_other_pages_have_room_for_fingers(people, studio, finished):
    page = people(TABLETS["portrait"], state=studio.cookies, has_touch=True, device_scale_factor=2).page()
    small = {}
    page.goto(studio.address)
    page.locator(".card").first.wait_for()
    page.get_by_role("button", name="New", exact=True).wait_for()
    page.wait_for_timeout(300)
    small["projects"] = too_small(page)
    shot(page, "projects")
    page.get_by_role("button", name="Signed in as Ada").tap()
    small["person"] = too_small(page)
    shot(page, "person")
    page.goto(studio.address + "/queue")
    page.locator(".summary").wait_for()
    small["queue"] = too_small(page)
    shot(page, "queue-page")
    assert not any(small.values()), "\n".join(f"{name}: {each}" for name, all in small.items() for each in all)
