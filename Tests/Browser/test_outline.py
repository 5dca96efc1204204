"""The outline: the film as a tree that does without a mouse whatever the canvas does."""
import re

from playwright.sync_api import expect

from page import Film, until
from studio import identifier
from tree import NO_POINTER, Outline


def tab_to(page, selector, most=60):
    """Presses Tab until the keyboard is somewhere."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.closest(selector) !== null", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_a_shot_is_built_run_and_approved_by_keyboard_alone(ada, studio, seen):
    page = ada.page()
    page.add_init_script(f"({NO_POINTER})()")
    page.goto(studio.address + "/")
    page.locator(".projects").wait_for()
    page.keyboard.press("n")
    until(page, "location.pathname.startsWith('/projects/')")
    film = Film(page, studio, page.url.rsplit("/", 1)[1]).ready()
    outline = Outline(film).open()
    expect(page.get_by_role("button", name="Add a scene")).to_be_focused()
    seen.once(page, "outline-empty")
    outline.press("Enter")
    outline.at("Scene 1")
    outline.press("Alt+a")
    outline.take("character", "Add a card")
    outline.at("Character 1")
    outline.press("F2")
    page.keyboard.type("MARA")
    outline.press("Enter")
    outline.at("MARA")
    outline.press("Alt+a")
    outline.take("shot", "Add a card")
    outline.at("Shot 1")
    for other in ("Scene 1", "MARA"):
        outline.press("Alt+c")
        outline.take(other, "Connect Shot 1 to")
        outline.at("Shot 1")
    outline.press("ArrowRight")
    assert [name for level, name in outline.rows() if level == 3] == ["MARA, Cast", "Scene 1, Scene"]

    outline.press("Enter")
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_be_focused()
    tab_to(page, ".pictogram-button[aria-label^='Framing']")
    outline.press("Enter")
    expect(page.get_by_role("listbox", name="Framing")).to_be_visible()
    for _ in range(20):
        if page.evaluate("document.activeElement.textContent") == "Close-up":
            break
        outline.press("ArrowRight")
    outline.press("Enter")
    expect(film.field("Framing").locator(".pictogram-button")).to_have_attribute("aria-label", "Framing: Close-up")
    outline.press("Escape")
    outline.at("Shot 1")
    assert "Close-up" in outline.here()

    film.saved()
    outline.press("Control+Enter")
    outline.said("Runs Shot 1.")
    expect(outline.row("Shot 1")).to_have_attribute("aria-label", re.compile(", rendered"), timeout=120_000)
    outline.press("Alt+t")
    expect(page.get_by_role("button", name="View take 1")).to_be_focused()
    seen.once(page, "outline-take")
    outline.press("a")
    outline.press("Escape")
    outline.at("Shot 1")
    expect(outline.row("Shot 1")).to_have_attribute("aria-label", re.compile("approved"))
    expect(outline.row("Shot 1")).to_contain_text("Approved")

    shot = studio.nodes(film.project, "shot")[0]
    takes = studio.takes(film.project, shot["id"])
    assert [(take["number"], take["verdict"]) for take in takes] == [(1, "approved")]
    assert takes[0]["frames"] > 0 and b"ftyp" in studio.call("GET", f"/api/v1/media/{takes[0]['media']}")[:16]
    assert shot["fields"]["framing"] == {"choice": "close_up"}
    into = {wire["target"]["port"]: wire["source"]["node"] for wire in studio.document(film.project)["wires"]}
    titles = {node["id"]: node["title"] for node in studio.nodes(film.project)}
    assert {port: titles[node] for port, node in into.items()} == {"scene": "Scene 1", "character": "MARA"}
    assert page.evaluate("window.pointers") == 0, "a pointer was used"


def test_outline_and_canvas_have_one_selection(film, seen):
    outline = Outline(film).open()
    outline.go("1B")
    assert "“1B” selected" in film.spoken()
    film.select(film.node("2A"))
    expect(outline.row("2A")).to_have_attribute("aria-selected", "true")
    expect(outline.row("1B")).to_have_attribute("aria-selected", "false")
    expect(outline.row("2A")).to_have_attribute("tabindex", "0")
    # A closed cut opens for what is selected in it.
    outline.open()
    outline.press("Home", "ArrowLeft")
    expect(outline.row("2A")).to_have_count(0)
    film.select(film.node("1A"))
    expect(outline.row("1A")).to_have_attribute("aria-selected", "true")
    # An input is its wire, on the canvas as in the inspector.
    outline.open()
    outline.at("1A")
    outline.press("ArrowRight", "ArrowRight")
    outline.at("MARA")
    assert "1 wire" in film.spoken()
    expect(film.page.get_by_role("region", name="Settings of the wire")).to_contain_text("MARA → 1A")
    outline.press("ArrowLeft")
    outline.press("Shift+ArrowDown")
    seen(film.page, "outline", fit=False)
    outline.press("Control+a")
    assert "selected" in film.spoken()
    assert all(row.get_attribute("aria-selected") == "true" for row in outline.tree.locator("[data-is=card]").all())


def test_the_tree_tells_its_shape(film):
    outline = Outline(film).open()
    items = outline.tree.get_by_role("treeitem")
    levels = [(row.get_attribute("aria-level"), row.get_attribute("aria-posinset"), row.get_attribute("aria-setsize"),
               row.get_attribute("aria-expanded")) for row in items.all()]
    assert levels[:5] == [("1", "1", "3", "true"), ("2", "1", "3", "false"), ("2", "2", "3", "false"), ("2", "3", "3", "false"),
                          ("1", "2", "3", "true")]
    assert outline.tree.locator("[tabindex='0']").count() == 1
    outline.press("End")
    outline.at("TOM")
    outline.press("Home")
    outline.at("The Lamp")
    outline.press("m")
    outline.at("MARA")
    outline.press("ArrowLeft")
    outline.at("Characters")
    outline.press("ArrowLeft")
    expect(outline.row("MARA")).to_have_count(0)
    outline.press("ArrowRight", "ArrowRight")
    outline.at("MARA")
    # Letters lead to rows: R runs nothing here.
    outline.press("r")
    assert "running" not in film.page.locator(".run").text_content().lower()
    assert outline.here().startswith("MARA")


def test_a_cut_is_put_in_another_order_and_taken_back_and_others_see_it(film, studio, ada):
    outline = Outline(film).open()
    other = Film(ada.page(), studio, film.project).open()
    theirs = Outline(other).open()
    order = lambda tree: [name.split(",")[0] for level, name in tree.rows() if level == 2][:3]
    assert order(outline) == ["1A", "1B", "2A"]
    outline.go("2A")
    outline.press("Alt+ArrowUp")
    outline.at("2A")
    outline.said("2A is 2 of 3 in The Lamp.")
    outline.press("Alt+ArrowUp", "Alt+ArrowUp")
    outline.said("2A is the first already.")
    assert order(outline) == ["2A", "1A", "1B"]
    until(theirs.page, "document.querySelectorAll('[role=treeitem]')[1]?.getAttribute('aria-label').startsWith('2A')")
    assert order(theirs) == ["2A", "1A", "1B"]
    outline.press("Control+z", "Control+z")
    assert order(outline) == ["1A", "1B", "2A"]
    until(theirs.page, "document.querySelectorAll('[role=treeitem]')[1]?.getAttribute('aria-label').startsWith('1A')")
    # Taken out of the cut, a shot stands beside it, and the keyboard stays with it.
    outline.go("1B")
    outline.press("Shift+Delete")
    outline.at("1B")
    assert (1, "Shots in no cut, 1 card") in outline.rows()
    film.saved()
    sequence = studio.nodes(film.project, "sequence")[0]["id"]
    assert len([wire for wire in studio.document(film.project)["wires"] if wire["target"]["node"] == sequence]) == 2


def test_cards_are_deleted_disconnected_and_brought_back(film, studio):
    outline = Outline(film).open()
    outline.go("1A")
    outline.press("ArrowRight", "ArrowDown")
    outline.at("MARA")
    outline.press("Delete")
    outline.said("MARA is disconnected.")
    film.saved()
    assert film.node("MARA"), "an input is disconnected, its card stays"
    outline.at("INT. ROOM - NIGHT")
    outline.press("Control+z")
    outline.go("TOM")
    outline.press("Delete")
    film.saved()
    assert "TOM" not in {node["title"] for node in studio.nodes(film.project)}
    assert outline.here() is not None, "the keyboard is lost"
    outline.press("Control+z")
    expect(outline.row("TOM")).to_have_count(1)


def test_connecting_says_what_fits_where_and_why_the_rest_does_not(film, studio, seen):
    outline = Outline(film).open()
    page = film.page
    outline.go("2A")
    outline.press("Alt+c")
    box = page.get_by_role("combobox", name="Connect 2A to…")
    expect(box).to_be_focused()
    options = page.get_by_role("option")
    expect(options.filter(has_text="MARA")).to_contain_text("as Cast")
    replaced = options.filter(has_text="INT. ROOM")
    expect(replaced).to_contain_text("instead of EXT. STREET")
    refused = options.filter(has_text="already feeds").first
    expect(refused).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_role("option", name=re.compile("^New character"))).to_have_count(1)
    seen.once(page, "outline-connect")
    before = len(studio.document(film.project)["wires"])
    # What does not fit can be looked at, and not taken.
    page.keyboard.type("tom")
    outline.press("Enter")
    expect(box).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("mara")
    outline.press("Enter")
    outline.said("2A is connected: MARA, as Cast.")
    outline.at("2A")
    film.saved()
    assert len(studio.document(film.project)["wires"]) == before + 1
    # Escape leaves everything as it is, and the keyboard where it was.
    outline.press("Alt+c", "Escape")
    outline.at("2A")
    outline.press("Alt+c")
    outline.take("new character", "Connect 2A to")
    outline.at("Character 1")
    film.saved()
    added = film.node("Character 1")
    assert any(wire["source"]["node"] == added for wire in studio.document(film.project)["wires"])


def test_the_menu_tells_everything_that_can_be_done_with_a_row(film, seen):
    outline = Outline(film).open()
    page = film.page
    outline.go("1B")
    outline.press("Shift+F10")
    menu = page.get_by_role("menu", name="1B")
    expect(menu).to_be_visible()
    titles = [entry.locator(".menu-title").text_content() for entry in menu.get_by_role("menuitem").all()]
    assert titles[:5] == ["Edit", "Rename", "Connect to…", "Run to here", "To its takes"] and "Take out of The Lamp" in titles
    seen.once(page, "outline-menu")
    outline.press("Escape")
    outline.at("1B")
    outline.row("MARA").click(button="right")
    page.get_by_role("menuitem", name="Delete").click()
    expect(outline.row("MARA")).to_have_count(0)


def test_a_filter_finds_cards_where_they_stand(film):
    outline = Outline(film).open()
    page = film.page
    field = page.get_by_label("Filter the outline")
    field.fill("1")
    expect(outline.tree.get_by_role("treeitem")).to_have_count(3)
    assert [name.split(",")[0] for _, name in outline.rows()] == ["The Lamp", "1A", "1B"]
    field.press("ArrowDown")
    assert outline.here() is not None
    field.fill("nobody")
    expect(page.get_by_text("Nothing is called “nobody”.")).to_be_visible()
    page.get_by_role("button", name="Show everything").first.click()
    expect(outline.row("TOM")).to_have_count(1)


def test_ten_thousand_cards_are_gone_through_with_few_of_them_in_the_page(ada, studio, seen):
    page = ada.page()
    project = studio.imports("Title: Long\n\nINT. ROOM - NIGHT\n\nMARA looks up.\n")
    cut = studio.nodes(project, "sequence")[0]["id"]
    many(studio, project, cut, 10_000)
    film = Film(page, studio, project).open()
    outline = Outline(film).open()
    until(page, "document.querySelectorAll('[role=treeitem]').length > 5")
    shot = outline.tree.locator("[data-is=card][aria-level='2']").first
    assert int(shot.get_attribute("aria-setsize")) > 9_000
    most = 0
    tree = page.locator(".outline-tree")
    length = tree.evaluate("tree => tree.scrollHeight")
    for part in range(1, 40):
        tree.evaluate("(tree, top) => { tree.scrollTop = top; }", length * part / 40)
        film.frame()
        shown = page.evaluate("""() => {
            const box = document.querySelector('.outline-tree').getBoundingClientRect();
            const middle = document.elementFromPoint(box.left + 60, box.top + box.height / 2);
            return [document.querySelectorAll('[role=treeitem]').length, middle?.closest('[role=treeitem]') !== null];
        }""")
        most = max(most, shown[0])
        assert shown[1], f"nothing is drawn after scrolling to part {part}"
    assert most < 80, f"{most} rows are in the page"
    tree.evaluate("tree => { tree.scrollTop = 0; }")
    outline.open()
    outline.press("End")
    assert outline.here() is not None
    outline.press("Home")
    page.keyboard.type("s9876")
    film.frame()
    assert outline.here().startswith("S9876"), outline.here()
    seen.once(page, "outline-many")
    # The card that was gone to is in sight on the canvas too.
    chosen = film.node("S9876")
    box, surface = film.box(chosen), film.surface()
    assert surface["x"] - 1 <= box["x"] and box["x"] + box["width"] <= surface["x"] + surface["width"] + 1


def many(studio, project, cut, count):
    """Shots at the end of a cut, laid out in rows of a hundred."""
    order, step = 0x90, 500
    for start in range(0, count, step):
        nodes = [{"op": "add_node", "node": {
            "id": identifier(13), "kind": "shot", "kindVersion": 1, "title": f"S{number}", "parent": None,
            "x": (number % 100) * 2000, "y": 12_000 + (number // 100) * 1600, "fields": {}, "bypassed": False, "muted": False, "locked": False,
        }} for number in range(start, start + step)]
        wires = []
        for number, node in enumerate(nodes):
            order_text = f"{order:02x}{start + number:08x}80"
            wires.append({"op": "connect", "wire": {
                "id": identifier(13), "source": {"node": node["node"]["id"], "port": "video"}, "target": {"node": cut, "port": "video"},
                "order": order_text, "fields": {}}})
        studio.change(project, *nodes, *wires)
