"""Making a shot: from the palette through its wires and settings to a clip that plays, and making it again."""
import re

from playwright.sync_api import expect

from page import until


def add_from_palette(film, kind, point):
    """Drags an entry of the palette onto the canvas; answers the new node's id."""
    before = set(film.ids())
    entry = film.page.locator(f'.palette-entry[data-kind="{kind}"]').bounding_box()
    film.drag((entry["x"] + 30, entry["y"] + entry["height"] / 2), point)
    added = set(film.ids()) - before
    assert len(added) == 1, f"{len(added)} cards were added"
    return added.pop()


def set_up(film, shot):
    """Framing, angle, lens, movement and duration, as the inspector has them."""
    film.select(shot)
    film.choose_drawing("Framing", "Close-up")
    film.choose_drawing("Camera angle", "Low")
    film.field("Focal length").get_by_role("button", name="85", exact=True).click()
    film.choose("Movement", "Dolly")
    film.type("Duration", "1.5s")
    film.saved()


def test_a_shot_from_the_palette_becomes_a_clip(film, studio, seen):
    page = film.page
    mara, room = film.node("MARA"), [n for n in studio.nodes(film.project, "scene") if "ROOM" in n["title"]][0]["id"]
    sequence = studio.nodes(film.project, "sequence")[0]["id"]
    cast, cut = film.place(mara), film.place(sequence)
    place = (cast[0] + cut[0]) / 2, max(film.place(node["id"])[1] for node in studio.nodes(film.project, "shot")) + 200
    film.between(cast, place)
    point = film.at(place)
    shot = add_from_palette(film, "shot", point)
    box = film.box(shot)
    assert abs(box["x"] + box["width"] / 2 - point[0]) < 12, "the card is not where it was let go"

    # The scene's output: what takes it lights up, what does not says why.
    fitting, other = film.port(shot, "input", "scene"), film.port(film.node("1A"), "input", "character")
    plain = film.brightness(*fitting), film.brightness(*other)

    def over_the_cast():
        assert film.brightness(*fitting) > plain[0] + 2, "a port that fits does not light up"
        assert film.brightness(*other) < plain[1] - 2, "a port that does not fit is as bright as before"
        expect(page.locator(".canvas-label-danger")).to_be_visible()
        expect(page.locator(".canvas-label-danger")).to_contain_text(re.compile("takes|character|scene", re.I))
        seen.once(page, "refused-wire")

    before = len(studio.document(film.project)["wires"])
    film.wire(room, "scene", shot, "character", hold=over_the_cast)
    expect(page.locator(".toast")).to_be_visible()
    film.saved()
    assert len(studio.document(film.project)["wires"]) == before, "a wire that does not fit was made"

    film.wire(room, "scene", shot, "scene", hold=lambda: expect(page.locator(".canvas-label-danger")).to_be_hidden())
    film.wire(mara, "character", shot, "character")
    film.saved()
    wires = {(w["source"]["node"], w["target"]["port"]) for w in studio.document(film.project)["wires"]
             if w["target"]["node"] == shot}
    assert wires == {(room, "scene"), (mara, "character")}

    set_up(film, shot)
    fields = [node for node in studio.nodes(film.project, "shot") if node["id"] == shot][0]["fields"]
    assert fields["framing"] == {"choice": "close_up"} and fields["angle"] == {"choice": "low"}
    assert fields["focal_length"] == {"decimal": "85"} and fields["movement"] == {"choice": "dolly"}
    assert fields["duration"] == {"frames": 36}
    expect(page.locator(".inspector .lens-view")).to_contain_text("° wide")
    seen(page, "inspector", fit=False)

    assert "not rendered" in film.spoken()
    film.run_button().click()
    heard = film.wait_spoken(r"selected, rendered")
    assert any("%" in words or "queue" in words for words in heard), f"nothing was said of the work: {heard}"
    dock = page.get_by_role("list", name=re.compile("Takes of"))
    expect(dock.get_by_role("listitem")).to_have_count(1)
    expect(dock).to_contain_text("in use")
    expect(page.locator(".preview-title")).to_contain_text("take 1")

    page.mouse.move(*film.middle(shot))
    video = page.locator("video.canvas-video")
    expect(video).to_be_visible()
    until(page, "document.querySelector('video.canvas-video').currentTime > 0.1")
    take = studio.takes(film.project, shot)[0]
    assert take["frames"] == 36
    assert take["media"] in video.evaluate("video => video.currentSrc")
    seen(page, "finished-shot", fit=False)

    # Into the cut: only the cut is made anew.
    film.between(place, cut)
    film.wire(shot, "video", sequence, "video")
    film.saved()
    film.select(sequence)
    assert film.wait_spoken("stale")
    length = studio.takes(film.project, sequence)[0]["frames"]
    film.run_button().click()
    film.wait_spoken(r"rendered$")
    until(page, "n => document.querySelector('.preview video').duration * 24 > n", length + 30)
    assert studio.takes(film.project, sequence)[0]["frames"] == length + 36
    assert worked(studio, film.project) == {sequence}


def worked(studio, project):
    """The nodes that the newest run worked on, what was there already left out."""
    run = max(studio.runs(project), key=lambda run: run["submitted"])
    return {job["node"] for job in studio.jobs(run["id"]) if job["state"] == "succeeded"}


def test_a_changed_field_makes_the_shot_and_the_cut_stale_and_run_makes_only_those(film, studio, seen):
    page = film.page
    shots = {node["title"]: node["id"] for node in studio.nodes(film.project, "shot")}
    sequence = studio.nodes(film.project, "sequence")[0]["id"]
    before = {node: studio.takes(film.project, node)[0]["media"] for node in [*shots.values(), sequence]}
    for node in [*shots.values(), sequence]:
        assert "stale" not in film.state(node)
    film.select(shots["2A"])
    film.field("Focal length").get_by_role("button", name="50", exact=True).click()
    film.type("Duration", "2s")
    film.saved()
    assert film.wait_spoken("stale")
    assert "stale" in film.state(sequence)
    for title, node in shots.items():
        assert ("stale" in film.state(node)) == (title == "2A"), f"{title}: {film.spoken()}"
    film.deselect()
    expect(page.locator(".run-quote")).to_contain_text("2 takes")
    seen(page, "stale")
    film.run_button().click()
    page.get_by_role("tab", name="Queue").click()
    expect(page.locator(".queue-table tbody tr").first).to_be_visible()
    seen.once(page, "queue")
    expect(page.locator(".run-quote")).to_have_text("Up to date")
    assert worked(studio, film.project) == {shots["2A"], sequence}
    after = {node: studio.takes(film.project, node)[0]["media"] for node in before}
    assert {node for node in before if before[node] != after[node]} == {shots["2A"], sequence}
    page.get_by_role("tab", name="Takes").click()
    film.select(sequence)
    until(page, "media => document.querySelector('.preview video').currentSrc.includes(media)", after[sequence])
    page.keyboard.press(" ")
    until(page, "document.querySelector('.preview video').currentTime > 0.3")
    expect(page.get_by_role("list", name=re.compile("Takes of")).get_by_role("listitem")).to_have_count(2)


def test_a_node_is_added_by_typing_its_name(film, studio):
    before = set(film.ids())
    film.show_all()
    film.page.mouse.dblclick(*film.empty_place())
    film.page.keyboard.type("cha")
    film.page.keyboard.press("Enter")
    film.frame()
    added = set(film.ids()) - before
    film.saved()
    assert [node["kind"] for node in studio.nodes(film.project) if node["id"] in added] == ["character"]
