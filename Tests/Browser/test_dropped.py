"""Files let go straight onto the canvas, and pasted there: what becomes of them, where, and in which order."""
import json
import shutil

import pytest
from playwright.sync_api import expect

from axe import Accessible
from library import blank, clip, lora, png, sound
from page import until


@pytest.fixture(scope="module")
def files(scratch):
    folder = scratch / "dropped"
    folder.mkdir()
    made = {
        "clip": clip(folder / "harbour.mp4"), "sound": sound(folder / "rain.wav"), "lora": lora(folder / "look.safetensors"),
        "second": lora(folder / "another.safetensors", "eve"), "broken": folder / "notes.xyz", "play": folder / "door.fountain",
    }
    made["broken"].write_bytes(bytes(range(256)) * 40)
    made["play"].write_text("Title: The Door\n\nINT. HALL - NIGHT\n\nTOM (30s) opens the door.\n\nTOM\nHello?\n")
    made["plates"] = [png(folder / f"plate {number}.png", (200 - number * 9, number * 11, 70)) for number in range(1, 13)]
    inner = folder / "reel" / "b"
    inner.mkdir(parents=True)
    shutil.copy(png(folder / "two.png", (1, 2, 3)), inner / "2.png")
    shutil.copy(png(folder / "one.png", (9, 8, 7)), folder / "reel" / "1.png")
    made["reel"] = folder / "reel"
    return made


@pytest.fixture
def film(ada, studio):
    film, _ = blank(ada, studio)
    film.show_all()
    return film


class Drag:
    """Files of the disk over the window, as a desktop brings them."""

    def __init__(self, film, *paths):
        self.film = film
        self.session = film.page.context.new_cdp_session(film.page)
        self.data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}

    def send(self, kind, point):
        self.session.send("Input.dispatchDragEvent", {"type": kind, "x": point[0], "y": point[1], "data": self.data})
        self.film.frame()

    def over(self, point):
        self.send("dragEnter", point)
        self.send("dragOver", point)
        return self

    def drop(self, point):
        self.over(point)
        self.send("drop", point)


def label(film):
    return film.page.locator(".canvas-label")


def nodes(film, kind):
    return film.studio.nodes(film.project, kind)


def wait_nodes(film, kind, count):
    for _ in range(1200):
        if len(nodes(film, kind)) == count:
            return sorted(nodes(film, kind), key=lambda node: (node["y"], node["x"]))
        film.page.wait_for_timeout(50)
    raise AssertionError(f"{len(nodes(film, kind))} of {kind} instead of {count}")


def arrived(film):
    expect(film.page.locator(".arrival")).to_have_count(0)
    film.saved()


def cut(film):
    """What comes into the cut, in its order."""
    document = film.studio.document(film.project)
    titles = {node["id"]: node["title"] for node in document["nodes"]}
    target = nodes(film, "sequence")[0]["id"]
    wires = [wire for wire in document["wires"] if wire["target"]["node"] == target]
    return [titles[wire["source"]["node"]] for wire in sorted(wires, key=lambda wire: wire["order"])]


def test_several_files_become_cards_where_they_are_let_go(film, files, seen):
    before = len(film.ids())
    place = film.empty_place()
    drag = Drag(film, files["plates"][1], files["clip"], files["sound"], files["plates"][9]).over(place)
    expect(label(film)).to_have_text("Add 4 cards")
    seen.once(film.page, "dropped-over")
    drag.drop(place)
    wait_nodes(film, "video", 1)
    wait_nodes(film, "audio", 1)
    images = wait_nodes(film, "image", 2)
    arrived(film)
    assert [image["title"] for image in images] == ["plate 2", "plate 10"], "as a person counts"
    stack = sorted(nodes(film, "image") + nodes(film, "video") + nodes(film, "audio"), key=lambda node: node["y"])
    assert [node["title"] for node in stack] == ["harbour", "plate 2", "plate 10", "rain"]
    assert len({node["x"] for node in stack}) == 1 and all(node["x"] % 64 == 0 and node["y"] % 64 == 0 for node in stack)
    at = film.at((stack[0]["x"] / 8 + 104, stack[0]["y"] / 8 + 14))
    assert abs(at[0] - place[0]) < 8 and abs(at[1] - place[1]) < 8
    film.show_all()
    seen(film.page, "dropped-cards")
    film.undo()
    film.saved()
    assert len(film.ids()) == before, "one step takes all of them back"
    items = film.studio.get(f"/api/v1/assets?project={film.project}&text=harbour")["items"]
    assert items, "the file stays in the library"


def test_a_place_is_kept_while_a_file_is_on_its_way(film, files, seen):
    page = film.page
    page.context.set_offline(True)
    place = film.empty_place()
    before = len(film.ids())
    Drag(film, files["plates"][2]).drop(place)
    kept = page.locator(".arrival")
    expect(kept).to_have_count(1)
    expect(kept).to_contain_text("plate 3.png")
    box = kept.bounding_box()
    assert abs(box["x"] + box["width"] / 2 - place[0]) < 8
    assert len(film.ids()) == before, "nothing stands for what nobody has yet"
    page.locator("[data-tip=Smaller]").click()
    film.settle()
    assert kept.bounding_box()["width"] < box["width"], "it goes with the canvas"
    seen.once(page, "dropped-waiting")
    axe = Accessible()
    axe.look(page, "files on their way")
    axe.judge(1)
    page.context.set_offline(False)
    wait_nodes(film, "image", 1)
    arrived(film)


def test_a_file_on_its_way_can_be_cancelled(film, files):
    page = film.page
    page.context.set_offline(True)
    Drag(film, files["plates"][3]).drop(film.empty_place())
    page.get_by_role("button", name="Cancel “plate 4.png”").click()
    expect(page.locator(".arrival")).to_have_count(0)
    page.context.set_offline(False)


def test_what_is_no_known_file_says_so_and_the_others_go_on(film, files):
    Drag(film, files["broken"], files["plates"][4]).drop(film.empty_place())
    wait_nodes(film, "image", 1)
    expect(film.page.locator(".toast").filter(has_text="“notes.xyz”")).to_be_visible()
    arrived(film)


def test_an_image_on_a_character_becomes_its_likeness(film, files, seen):
    mara = nodes(film, "character")[0]
    header = film.header(mara["id"])
    drag = Drag(film, files["plates"][5]).over(header)
    expect(label(film)).to_have_text("An image into “MARA”, Likeness")
    seen.once(film.page, "dropped-likeness")
    drag.drop(header)
    image = wait_nodes(film, "image", 1)[0]
    arrived(film)
    wires = film.studio.document(film.project)["wires"]
    assert [wire["target"] for wire in wires if wire["source"]["node"] == image["id"]] == [
        {"node": mara["id"], "port": "reference"}]
    film.undo()
    film.saved()
    assert nodes(film, "image") == []


def test_a_lora_on_a_character_is_its_look_and_one_is_enough(film, files):
    mara = nodes(film, "character")[0]
    header = film.header(mara["id"])
    drag = Drag(film, files["lora"]).over(header)
    expect(label(film)).to_have_text("A LoRA for “MARA”, if it is one")
    drag.drop(header)
    until(film.page, "() => document.querySelectorAll('.arrival').length === 0")
    for _ in range(400):
        if "lora" in nodes(film, "character")[0]["fields"]:
            break
        film.page.wait_for_timeout(50)
    film.saved()
    fields = nodes(film, "character")[0]["fields"]
    assert fields["lora"] == {"text": "look"} and fields["lora_strength"]["decimal"] == "1"
    film.select(mara["id"])
    folded = film.page.get_by_role("button", name="Used by generation")
    folded.click()
    expect(film.page.locator(".inspector")).to_contain_text("look")
    film.undo()
    film.saved()
    assert "lora" not in nodes(film, "character")[0]["fields"]
    film.show_all()
    Drag(film, files["lora"], files["second"]).drop(film.header(mara["id"]))
    expect(film.page.locator(".toast").filter(has_text="“MARA” takes one LoRA")).to_be_visible()
    arrived(film)
    assert nodes(film, "character")[0]["fields"]["lora"] == {"text": "another"}


def test_clips_go_into_the_cut_in_order_at_its_end_and_on_a_wire_behind_its_clip(film, files, seen):
    sequence = nodes(film, "sequence")[0]
    first = cut(film)
    assert len(first) >= 1
    Drag(film, files["plates"][7], files["plates"][6]).drop(film.header(sequence["id"]))
    wait_nodes(film, "image", 2)
    arrived(film)
    assert cut(film) == first + ["plate 7", "plate 8"]
    film.show_all()
    start = film.port(film.node(first[-1], "shot"), "output", "video")
    end = film.port(sequence["id"], "input", "video")
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    drag = Drag(film, files["clip"], files["plates"][8]).over(middle)
    expect(label(film)).to_contain_text(f"behind “{first[-1]}”")
    seen.once(film.page, "dropped-wire")
    drag.drop(middle)
    wait_nodes(film, "video", 1)
    wait_nodes(film, "image", 3)
    arrived(film)
    assert cut(film) == first + ["harbour", "plate 9", "plate 7", "plate 8"]
    film.undo()
    film.saved()
    assert cut(film) == first + ["plate 7", "plate 8"]


def test_folders_are_walked_and_parts_of_a_film_are_pasted_with_the_rest(film, files, tmp_path):
    path = tmp_path / "place.json"
    path.write_text(json.dumps({"type": "backlot/clip", "version": 1, "nodes": nodes(film, "scene")[:1], "wires": []}))
    Drag(film, files["reel"], path).drop(film.empty_place())
    images = wait_nodes(film, "image", 2)
    wait_nodes(film, "scene", 2)
    arrived(film)
    assert [image["title"] for image in images] == ["1", "2"]


def test_a_screenplay_brings_its_film(film, files):
    scenes = len(nodes(film, "scene"))
    Drag(film, files["play"]).drop(film.empty_place())
    wait_nodes(film, "scene", scenes + 1)
    arrived(film)


def test_a_picture_is_pasted_at_the_pointer(film, files):
    place = film.empty_place()
    film.page.mouse.move(*place)
    film.page.evaluate("""bytes => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
        document.querySelector('.canvas').dispatchEvent(
            new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: transfer }));
    }""", list(files["plates"][11].read_bytes()))
    image = wait_nodes(film, "image", 1)[0]
    arrived(film)
    assert image["title"].startswith("Pasted ")
    at = film.at((image["x"] / 8 + 104, image["y"] / 8 + 14))
    assert abs(at[0] - place[0]) < 8 and abs(at[1] - place[1]) < 8


def test_from_the_library_by_keyboard(film, files):
    page = film.page
    Drag(film, files["sound"]).drop((100, 400))
    expect(page.get_by_role("region", name="Files on their way")).to_contain_text("1 file in the library")
    page.locator(".canvas").focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("place from the lib")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Search the assets")).to_be_focused()
    page.keyboard.type("rain")
    expect(page.locator(".asset-card")).to_have_count(1)
    page.locator("#asset-grid").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("c")
    wait_nodes(film, "audio", 1)
