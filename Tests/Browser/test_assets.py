"""The library: files come in, are found, looked at, and taken onto the canvas; what is refused says why."""
import re

import pytest
from playwright.sync_api import expect

from library import Assets, blank, clip, lora, lut, png, sound
from page import Film, until


@pytest.fixture(scope="session")
def files(scratch):
    """Files of every sort, by name; `plates` are many pictures."""
    folder = scratch / "files"
    folder.mkdir()
    made = {
        "clip": clip(folder / "harbour.mp4"), "sound": sound(folder / "rain.wav"), "lora": lora(folder / "mara-look.safetensors"),
        "lut": lut(folder / "tungsten.cube"), "play": folder / "door.fountain", "broken": folder / "notes.xyz",
        "cut off": folder / "cut-off.png",
    }
    made["play"].write_text("Title: The Door\n\nINT. HALL - NIGHT\n\nMARA opens the door.\n")
    made["broken"].write_bytes(bytes(range(256)) * 40)
    whole = png(folder / "whole.png", (10, 90, 160)).read_bytes()
    made["cut off"].write_bytes(whole[:len(whole) // 2])
    made["plates"] = [png(folder / f"plate{number:02}.png", (number * 5, 200 - number * 4, 90)) for number in range(44)]
    return made


@pytest.fixture
def open_film(ada, studio):
    return blank(ada, studio)


def node(film, kind, title=None):
    found = [each for each in film.studio.nodes(film.project, kind) if title is None or each["title"] == title]
    assert len(found) == 1, f"{len(found)} of {kind} {title}: {found}"
    return found[0]


def named(film, assets, name):
    items = film.studio.get(f"/api/v1/assets?project={film.project}&text={name}")["items"]
    assert items, f"The library has nothing called {name}"
    return items[0]


def asset_of(fields, key="asset"):
    value = fields[key]
    return (value["list"][0] if "list" in value else value)["reference"]["asset"]


def test_fifty_files_come_in_three_at_a_time_and_bad_ones_say_why(open_film, files, seen):
    film, assets = open_film
    page = film.page
    expect(page.get_by_role("heading", name="Drop files here")).to_be_visible()
    seen(page, "assets-empty", fit=False)
    going = []
    page.on("request", lambda request: going.append(request.headers) if request.method == "PATCH" else None)
    brought = [*files["plates"], files["clip"], files["sound"], files["lora"], files["lut"], files["broken"], files["cut off"]]
    assert len(brought) == 50
    assets.bring(*brought)
    refused = assets.uploads().get_by_role("alert")
    expect(refused).to_have_count(2)
    for sentence in refused.all_text_contents():
        assert len(sentence) > 20 and "undefined" not in sentence, sentence
    expect(assets.uploads()).to_contain_text("48 arrived, 2 refused")
    assert all(headers.get("upload-checksum", "").startswith("sha256 ") for headers in going)
    expect(page.get_by_role("listbox")).to_have_attribute("aria-label", re.compile(r"^\d+ assets$"))
    seen(page, "assets-brought", fit=False)
    # The same again is there already, and nothing is doubled.
    page.get_by_role("button", name="Clear").click()
    assets.bring(files["plates"][0], files["sound"])
    assets.uploads().get_by_role("button", name="2 files in the library").click()
    expect(assets.uploads().get_by_text("already there")).to_have_count(2)
    # After loading again all of it is still there.
    page.reload()
    film.ready()
    assets.search("plate")
    expect(page.get_by_role("listbox")).to_have_attribute("aria-label", "44 assets")
    until(page, "[...document.querySelectorAll('.asset-image')].filter(image => image.naturalWidth > 0).length > 3", seconds=90)
    assets.search("harbour")
    expect(assets.cards()).to_have_count(1)
    until(page, "document.querySelector('.asset-filmstrip img')?.naturalWidth >= 12 * 100", seconds=90)
    seen(page, "assets-found", fit=False)


def test_a_file_goes_on_after_a_cut_and_one_can_be_cancelled(open_film, files):
    film, assets = open_film
    page = film.page
    cuts = []

    def cut(route):
        if route.request.method == "PATCH" and len(cuts) < 1:
            cuts.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/api/v1/uploads/*", cut)
    assets.bring(files["clip"])
    assert cuts
    expect(assets.uploads()).to_contain_text("1 file in the library")
    page.unroute("**/api/v1/uploads/*")
    page.get_by_role("button", name="Clear").click()
    # One that never ends, taken back: it leaves nothing.
    page.route("**/api/v1/uploads/*", lambda route: None if route.request.method == "PATCH" else route.continue_())
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Shift+U")
    chooser.value.set_files(str(files["play"]))
    expect(assets.uploads()).to_contain_text("door.fountain")
    with page.expect_request(lambda request: request.method == "DELETE" and "/uploads/" in request.url):
        assets.uploads().get_by_role("button", name="Cancel", exact=True).click()
    expect(assets.uploads()).to_have_count(0)


def test_pictures_become_cards_in_one_step_and_stay_after_loading(open_film, files, seen):
    film, assets = open_film
    page = film.page
    assets.bring(*files["plates"][:3], files["clip"], files["sound"])
    before = len(film.ids())
    film.show_all()
    place = film.empty_place()
    assets.drag("plate00", place, hold=lambda: seen.once(page, "assets-ghost"))
    assert len(film.ids()) == before + 1
    film.saved()
    image = node(film, "image", "plate00")
    assert asset_of(image["fields"]) == named(film, assets, "plate00")["id"]
    film.undo()
    assert len(film.ids()) == before
    film.redo()
    # Several at once, in a grid, and one step of undo.
    assets.card("plate01").click()
    assets.card("plate02").click(modifiers=["ControlOrMeta"])
    expect(page.get_by_text("2 chosen")).to_be_visible()
    film.show_all()
    assets.drag("plate01", film.empty_place())
    assert len(film.ids()) == before + 3
    film.undo()
    assert len(film.ids()) == before + 1
    # By keyboard, where there is room.
    for name, kind in (("harbour", "video"), ("rain", "audio")):
        assets.search(name)
        expect(assets.cards()).to_have_text([re.compile(name)])
        page.locator("#asset-grid").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("c")
        film.saved()
        fields = node(film, kind, name)["fields"]
        assert fields["length"]["frames"] in (24, 48), fields
    page.reload()
    film.ready()
    film.show_all()
    seen(page, "assets-cards")
    assert len(film.ids()) == before + 3


def test_a_lora_dresses_a_character_and_stays_in_the_library_otherwise(open_film, files, seen):
    film, assets = open_film
    page = film.page
    assets.bring(files["lora"])
    film.show_all()
    mara = node(film, "character")
    assets.drag("mara-look", film.empty_place())
    expect(page.locator(".toast")).to_contain_text("Drop a LoRA onto a character.")
    assets.drag("mara-look", film.header(mara["id"]), hold=lambda: seen.once(page, "assets-lora"))
    film.saved()
    fields = node(film, "character")["fields"]
    assert fields["lora"] == {"text": "mara-look"} and fields["lora_strength"]["decimal"] == "1"
    assert asset_of(fields, "lora_asset") == named(film, assets, "mara")["id"]
    assert "mara_voss" in fields["trigger_word"]["text"]
    film.undo()
    film.saved()
    assert "lora" not in node(film, "character")["fields"]


def test_pictures_go_into_what_they_are_let_go_over(open_film, files):
    film, assets = open_film
    assets.bring(files["plates"][4], files["clip"])
    mara, cut = node(film, "character"), node(film, "sequence")
    film.show_all()
    wires = len(film.studio.document(film.project)["wires"])
    assets.drag("plate04", film.header(mara["id"]))
    film.saved()
    document = film.studio.document(film.project)
    image = node(film, "image")
    assert {"node": image["id"], "port": "image"} in [
        wire["source"] for wire in document["wires"] if wire["target"] == {"node": mara["id"], "port": "reference"}]
    film.undo()
    film.saved()
    assert len(film.studio.document(film.project)["wires"]) == wires
    film.show_all()
    assets.drag("harbour", film.header(cut["id"]))
    film.saved()
    into = sorted((wire for wire in film.studio.document(film.project)["wires"] if wire["target"]["node"] == cut["id"]),
                  key=lambda wire: wire["order"])
    assert into[-1]["source"]["node"] == node(film, "video")["id"]


def test_a_character_is_kept_followed_pinned_and_updated(open_film, ada, seen):
    film, assets = open_film
    page = film.page
    film.show_all()
    mara = node(film, "character")["id"]
    film.select(mara)
    page.keyboard.press("Shift+S")
    expect(page.locator(".toast")).to_contain_text("is in the library; this card follows it.")
    film.saved()
    expect(assets.cards()).to_have_count(1)
    reference = film.field("Asset")
    expect(reference.get_by_role("radio", name="Follow")).to_be_checked()
    # A second card of it, on the same canvas.
    assets.drag(film.studio.get(f"/api/v1/assets?project={film.project}")["items"][0]["name"], film.empty_place())
    film.saved()
    both = [each["id"] for each in film.studio.nodes(film.project, "character")]
    assert len(both) == 2
    [other] = [each for each in both if each != mara]
    film.show_all()
    film.select(mara)
    film.type("Age", "71")
    film.saved()
    reference.get_by_role("button", name="Update the library’s from this card").click()
    expect(page.locator(".toast").filter(has_text="is updated")).to_be_visible()
    ages = {each["id"]: each["fields"].get("age") for each in film.studio.nodes(film.project, "character")}
    assert ages[other] == {"integer": 71}, ages
    # Pinned, it keeps its own.
    film.select(other)
    reference.get_by_text("Pin", exact=True).click()
    film.saved()
    assert [each["fields"].get("follows") for each in film.studio.nodes(film.project, "character") if each["id"] == other][0] in (None, {"bool": False})
    seen(page, "assets-follow")
    # From the details to the card.
    reference.locator(".asset-reference-card").click()
    uses = page.locator(".asset-uses").get_by_role("button")
    expect(uses).to_have_count(2)
    uses.first.click()
    assert film.spoken()


def test_assets_are_searched_marked_saved_as_a_search_deleted_and_restored(open_film, files, seen):
    film, assets = open_film
    page = film.page
    assets.bring(*files["plates"][10:14], files["sound"], files["lut"])
    assets.search("plate1")
    expect(page.get_by_role("listbox")).to_have_attribute("aria-label", "4 assets")
    assets.card("plate10").click()
    page.keyboard.press("Enter")
    details = assets.details("plate10")
    details.get_by_label("Add a tag").fill("night unit")
    details.get_by_label("Add a tag").press("Enter")
    details.get_by_role("slider", name="Rating").press("4")
    details.get_by_label("Notes").fill("Behind the church.")
    details.get_by_label("Notes").blur()
    details.get_by_label("Name").fill("Church, night")
    details.get_by_label("Name").press("Enter")
    renamed = assets.details("Church, night")
    expect(renamed).to_be_visible()
    seen(page, "assets-details", fit=False)
    kept = named(film, assets, "Church")
    assert (kept["tags"], kept["rating"], kept["notes"]) == (["night unit"], 4, "Behind the church."), kept
    page.keyboard.press("Escape")
    # What was found is saved, and found again by its name.
    assets.search("church")
    expect(assets.cards()).to_have_count(1)
    page.get_by_role("button", name="Saved searches").click()
    page.get_by_label("Name of the saved search").fill("Churches")
    page.keyboard.press("Enter")
    assets.search("")
    page.get_by_role("button", name="Saved searches").click()
    page.get_by_role("dialog", name="Saved searches").get_by_role("button", name="Churches", exact=True).click()
    expect(assets.cards()).to_have_count(1)
    expect(page.get_by_label("Search the assets")).to_have_value("church")
    # Several are rated and deleted at once, and come back.
    assets.search("plate1")
    expect(page.get_by_role("listbox")).to_have_attribute("aria-label", "3 assets")
    page.locator("#asset-grid").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("3")
    expect(page.get_by_role("img", name="3 of 5 stars")).to_have_count(3)
    page.keyboard.press("Delete")
    expect(page.get_by_text("Nothing is called or marked like that.")).to_be_visible()
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("listbox")).to_have_attribute("aria-label", "3 assets")
    # Only kinds that there are.
    assets.search("")
    kinds = page.get_by_role("group", name="Kinds")
    expect(kinds.get_by_role("button", name="LUTs")).to_be_visible()
    expect(kinds.get_by_role("button", name="Models")).to_have_count(0)
    kinds.get_by_role("button", name="LUTs").click()
    expect(assets.card("tungsten")).to_be_visible()


def test_what_others_bring_is_seen_at_once(open_film, ada, studio, files):
    film, assets = open_film
    assets.bring(files["plates"][20])
    theirs = Assets(Film(ada.page(), studio, film.project).open()).open()
    expect(theirs.card("plate20")).to_be_visible()
    assets.page.get_by_role("button", name="Clear").click()
    assets.bring(files["plates"][21])
    expect(theirs.card("plate21")).to_be_visible()


def test_a_screenplay_brings_its_film_and_can_become_one_of_its_own(open_film, files):
    film, assets = open_film
    page = film.page
    assets.bring(files["play"])
    film.show_all()
    name = named(film, assets, "door")["name"]
    before = len(film.ids())
    assets.drag(name, film.empty_place())
    until(page, "count => window.backlot.canvas.nodeIDs().length >= count", before + 3)
    assert all(film.studio.nodes(film.project, kind) for kind in ("scene", "shot", "sequence"))
    page.keyboard.press("Control+z")
    until(page, "count => window.backlot.canvas.nodeIDs().length === count", before)

    assets.card(name).click(button="right")
    page.get_by_role("menuitem", name="Make the film").click()
    page.wait_for_url(lambda url: "/projects/" in url and film.project not in url)
    made = Film(page, film.studio, page.url.split("/")[-1]).ready()
    assert len(made.ids()) >= 2


def test_files_are_let_go_over_the_page_folders_too(open_film, files):
    film, assets = open_film
    page = film.page
    page.evaluate("""([name, bytes]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
        for (const kind of ["dragenter", "dragover", "drop"]) {
            document.querySelector(".studio-left").dispatchEvent(
                new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
        }
    }""", ["dropped.png", list(files["plates"][30].read_bytes())])
    assets.wait_brought()
    expect(assets.uploads()).to_contain_text("1 file in the library")
