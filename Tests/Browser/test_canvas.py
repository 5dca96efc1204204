"""The canvas opens with the film, and its pictures move."""
import statistics

from playwright.sync_api import expect

from page import Film, until


def opened(ada, studio, project):
    return Film(ada.page(), studio, project).open()


def test_the_film_is_laid_out_readably_with_pictures_on_its_shots(ada, studio, finished, seen):
    film = opened(ada, studio, finished)
    nodes = [node for node in studio.nodes(finished) if node["kind"] != "film"]
    assert sorted(film.ids()) == sorted(node["id"] for node in nodes)
    surface = film.surface()
    boxes = {node["id"]: film.box(node["id"]) for node in nodes}
    for box in boxes.values():
        assert box["x"] >= surface["x"] and box["y"] >= surface["y"], "a card begins outside of the view"
        assert box["x"] + box["width"] <= surface["x"] + surface["width"], "a card ends outside of the view"
        assert box["y"] + box["height"] <= surface["y"] + surface["height"], "a card ends outside of the view"
    items = list(boxes.values())
    for index, one in enumerate(items):
        for other in items[index + 1:]:
            apart = (one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
                     or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"])
            assert apart, "two cards lie on each other"
    for wire in studio.document(finished)["wires"]:
        source, target = boxes[wire["source"]["node"]], boxes[wire["target"]["node"]]
        assert source["x"] + source["width"] <= target["x"], "a wire runs backwards"
    for node in nodes:
        if node["kind"] == "shot":
            assert spread(film, node["id"]) > 12, f"{node['title']} shows no picture"
    seen(film.page, "film")


def spread(film, node):
    """How much the picture of a card varies: a plain card hardly does."""
    box = film.box(node)
    return statistics.pstdev(film.pixels(
        box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.35, box["width"] * 0.8, box["height"] * 0.4))


# The patch that is painted above the sheet in the frame after a key, the frames until then, and what the sheets of the page
# show in its place once all is drawn.
PATCHED = """() => new Promise(resolve => {
    const { canvas } = window.backlot;
    let before = canvas.figures();
    // Frames are counted from the key on: one may have been under way.
    addEventListener('keydown', () => { before = canvas.figures(); }, { capture: true, once: true });
    setTimeout(() => resolve({ before, now: canvas.figures() }), 4000);
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = action => ask(time => {
        action(time);
        const now = canvas.figures();
        if (now.patches === before.patches) return;
        window.requestAnimationFrame = ask;
        const patch = [...document.querySelectorAll('.canvas-live')].find(layer => !layer.hidden);
        const { left, top } = patch.getBoundingClientRect();
        const { width, height } = patch;
        const read = (layer, x, y) => {
            const probe = document.createElement('canvas');
            [probe.width, probe.height] = [width, height];
            const context = probe.getContext('2d', { willReadFrequently: true });
            context.drawImage(layer, x, y);
            return context.getImageData(0, 0, width, height).data;
        };
        const painted = read(patch, 0, 0);
        canvas.settled().then(() => {
            const sheet = document.querySelector('.canvas-sheet:not(.canvas-sheet-below)');
            const box = sheet.getBoundingClientRect();
            const shown = read(sheet, box.left - left, box.top - top);
            let opaque = 0, unlike = 0;
            for (let at = 0; at < painted.length; at += 4) {
                if (painted[at + 3] !== 255) continue;
                opaque += 1;
                if ([0, 1, 2].some(part => Math.abs(painted[at + part] - shown[at + part]) > 2)) unlike += 1;
            }
            resolve({ frames: now.frames - before.frames, sheets: now.sheets - before.sheets, opaque, unlike,
                isHidden: [...document.querySelectorAll('.canvas-live')].every(layer => layer.hidden) });
        });
    });
})"""


def test_an_edit_is_seen_in_the_next_frame_as_the_sheet_will_show_it(ada, studio, finished, seen):
    film = opened(ada, studio, finished)
    shot = studio.nodes(finished, "shot")[0]["id"]
    for zoom in (None, 1.0, 0.3):
        film.select(shot)
        if zoom is not None:
            film.view(zoom, *film.place(shot))
        film.settle()
        for key in ("ArrowRight", "ArrowLeft", "b", "b"):
            handle = film.page.evaluate_handle(f"() => ({{ done: ({PATCHED})() }})")
            film.page.keyboard.press(key)
            found = film.page.evaluate("handle => handle.done", handle)
            assert found.get("frames") == 1 and found["sheets"] == 0, (zoom, key, found)
            assert found["opaque"] > 1000, (zoom, key, found)
            assert found["unlike"] * 200 < found["opaque"], (zoom, key, found)
            assert found["isHidden"], "the patch lies above the sheet that shows the same"


def test_a_shot_plays_while_the_pointer_rests_on_it(ada, studio, finished):
    film = opened(ada, studio, finished)
    shot = studio.nodes(finished, "shot")[0]["id"]
    film.page.mouse.move(*film.middle(shot))
    video = film.page.locator("video.canvas-video")
    expect(video).to_be_visible()
    first = video.evaluate("video => video.currentTime")
    until(film.page, "t => document.querySelector('video.canvas-video').currentTime !== t", first)
    inside, outside = video.bounding_box(), film.box(shot)
    assert outside["x"] - 1 <= inside["x"] and inside["x"] + inside["width"] <= outside["x"] + outside["width"] + 1
    assert outside["y"] - 1 <= inside["y"] and inside["y"] + inside["height"] <= outside["y"] + outside["height"] + 1
    film.page.mouse.move(*film.empty_place())
    expect(video).to_be_hidden()


def test_the_preview_steps_by_frames_and_names_them(ada, studio, finished, seen):
    film = opened(ada, studio, finished)
    film.select(studio.nodes(finished, "shot")[0]["id"])
    preview = film.page.get_by_label("Preview", exact=True)
    code = preview.locator(".transport .timecode").first
    expect(preview.get_by_role("button", name="One frame on")).to_be_enabled()
    expect(code).to_have_text("00:00:00:00")
    for _ in range(3):
        preview.get_by_role("button", name="One frame on").click()
    expect(code).to_have_text("00:00:00:03")
    film.page.keyboard.press(",")
    expect(code).to_have_text("00:00:00:02")
    until(film.page, """() => {
        const video = document.querySelector('.preview video');
        return !video.seeking && Math.floor(video.currentTime * 24) === 2;
    }""")
    seen(film.page, "preview")
    preview.get_by_role("button", name="Play", exact=True).click()
    until(film.page, "document.querySelector('.preview video').currentTime > 0.2")
    preview.get_by_role("button", name="Stop", exact=True).click()


def test_the_wheel_pans_and_zooms_where_it_points_and_a_frame_selects(ada, studio, finished):
    film = opened(ada, studio, finished)
    page, shot = film.page, studio.nodes(finished, "shot")[0]["id"]
    before = film.box(shot)
    page.mouse.move(*film.middle(shot))
    page.mouse.wheel(0, 60)
    film.frame()
    assert abs(film.box(shot)["y"] - (before["y"] - 60)) < 1
    page.mouse.wheel(0, -60)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    film.frame()
    after = film.box(shot)
    assert after["width"] > before["width"] * 1.1
    assert abs((after["x"] + after["width"] / 2) - (before["x"] + before["width"] / 2)) < 2, "it zooms somewhere else"
    film.show_all()
    surface = film.surface()
    film.drag((surface["x"] + 8, surface["y"] + 8),
              (surface["x"] + surface["width"] - 8, surface["y"] + surface["height"] - 60))
    assert film.spoken().startswith(f"{len(film.ids())} cards selected")
    film.drag((surface["x"] + surface["width"] / 2, surface["y"] + surface["height"] - 100),
              (surface["x"] + surface["width"] / 2 + 40, surface["y"] + surface["height"] - 80))
    assert film.spoken() == ""
