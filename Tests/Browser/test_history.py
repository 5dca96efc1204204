"""Undo and redo go through every edit of a session and back, to the byte."""
from page import until


def test_everything_can_be_undone_and_redone_to_the_byte(film, studio):
    page, project = film.page, film.project
    shots = {node["title"]: node["id"] for node in studio.nodes(project, "shot")}
    tom, sequence = film.node("TOM"), studio.nodes(project, "sequence")[0]["id"]
    film.between(film.place(tom), film.place(shots["1B"]))
    states = [studio.document_bytes(project)]
    assert not film.can("Undo")

    def step(what, edit):
        edit()
        film.saved()
        states.append(studio.document_bytes(project))
        assert states[-1] != states[-2], f"{what} changed nothing"

    def move():
        x, y = film.header(tom)
        film.drag((x, y), (x + 30, y + 80))

    def paste():
        film.select(tom)
        page.keyboard.press("Control+c")
        page.mouse.move(*film.empty_place())
        page.keyboard.press("Control+v")

    def rename():
        film.select(tom)
        title = page.locator(".inspector").get_by_label("Title", exact=True)
        title.click()
        title.fill("THOMAS")
        title.press("Enter")

    def key(keys, node):
        film.select(node)
        page.keyboard.press(keys)

    def lens():
        film.select(shots["2A"])
        film.field("Focal length").get_by_role("button", name="50", exact=True).click()

    def several():
        page.keyboard.press("Control+a")
        page.keyboard.press("ArrowRight")

    step("A move", move)
    step("A name", rename)
    step("A field", lens)
    count = len(studio.document(project)["wires"])
    step("A wire", lambda: film.wire(tom, "character", shots["1B"], "character"))
    assert len(studio.document(project)["wires"]) == count + 1
    step("A wire taken away", lambda: film.drag(film.port(shots["1B"], "input", "scene"), film.empty_place()))
    assert len(studio.document(project)["wires"]) == count
    step("A copy", paste)
    step("A duplicate", lambda: key("Control+d", shots["2A"]))
    step("A bypass", lambda: key("b", shots["1A"]))
    step("A nudge of everything", several)
    step("A deletion with its wires", lambda: key("Delete", shots["1A"]))
    film.show_all()
    step("The deletion of the cut", lambda: key("Delete", sequence))

    def until_saved_as(state, words):
        film.saved()
        for _ in range(100):
            if studio.document_bytes(project) == state:
                return
            page.wait_for_timeout(50)
        raise AssertionError(f"{words}: the document is not what it was")

    for number in range(len(states) - 1, 0, -1):
        assert film.can("Undo"), f"nothing to undo before step {number}"
        film.undo() if number % 2 else page.keyboard.press("Control+z")
        until_saved_as(states[number - 1], f"after undoing step {number}")
    assert not film.can("Undo"), "there is something to undo before the first edit"
    for number in range(1, len(states)):
        film.redo() if number % 2 else page.keyboard.press("Control+Shift+z")
        until_saved_as(states[number], f"after redoing step {number}")
    assert not film.can("Redo")
    until(page, "count => window.backlot.canvas.nodeIDs().length === count",
          len([node for node in studio.nodes(project) if node["kind"] != "film"]))
