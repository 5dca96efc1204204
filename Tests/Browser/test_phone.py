"""A film on a phone: outline, takes, queue and notes, and nothing that would need a canvas; other pages fit as well."""
import pytest
from playwright.sync_api import expect

from axe import Accessible
from conftest import ARTEFACTS, HERE, sign_in
from fingers import PHONES, Fingers, overflows, too_small
from page import until
from test_accessible import OUT_OF_REACH


@pytest.fixture
def phone(people, studio):
    def open_page(size="tall", path="", theme="dark", state=True):
        person = people(PHONES[size], state=studio.cookies if state else None, has_touch=True, is_mobile=True,
                        device_scale_factor=2, color_scheme=theme)
        page = person.page()
        page.goto(studio.address + path)
        page.fingers = Fingers(page)
        return page

    return open_page


def shot(page, name):
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(300)
    page.screenshot(path=str(ARTEFACTS / f"phone-{name}.png"))


def tab(page, name):
    page.get_by_role("tab", name=name).tap()
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")


@pytest.fixture
def film(studio, finished):
    """A film of the test's own with a shot that has two takes."""
    project = studio.imports((HERE / "films" / "lamp.fountain").read_text())
    studio.wait_for_run(studio.run(project))
    node = next(node for node in studio.nodes(project, "shot") if node["title"] == "1A")
    answer = studio.post(f"/api/v1/projects/{project}/runs", {"targets": {"only": [node["id"]]}, "tier": "draft", "force": True},
                         headers={"Idempotency-Key": f"{project}again"})
    studio.wait_for_run(answer["id"])
    return project, node["id"]


def test_the_walk(phone, studio, film):
    project, node = film
    page = phone(path=f"/projects/{project}")
    row = page.get_by_role("treeitem", name="1A").first
    expect(row).to_be_visible()
    assert page.locator(".canvas-surface").count() == 0
    shot(page, "outline")
    row.tap()
    chosen = page.get_by_role("group", name="The chosen card")
    expect(chosen).to_contain_text("1A")
    shot(page, "outline-chosen")
    chosen.get_by_role("button", name="Settings").tap()
    expect(page.locator(".inspector")).to_be_visible()
    shot(page, "settings")
    page.get_by_role("button", name="Outline").tap()
    chosen.get_by_role("button", name="Takes").tap()

    # The newest take is looked at; a finger across turns to the one before.
    place = page.get_by_role("status").filter(has_text="of 2")
    expect(place).to_have_text("2 of 2")
    shot(page, "takes")
    stage = page.locator(".phone-stage .preview-frame").bounding_box()
    assert stage["width"] == page.viewport_size["width"]
    y = stage["y"] + stage["height"] / 2
    page.fingers.drag((120, y), (300, y))
    expect(place).to_have_text("1 of 2")
    page.fingers.drag((120, y), (300, y))
    expect(place).to_have_text("1 of 2")
    page.fingers.drag((300, y), (120, y))
    expect(place).to_have_text("2 of 2")
    page.get_by_role("button", name="Play", exact=True).tap()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    page.get_by_role("button", name="Stop", exact=True).tap()

    review = page.get_by_role("group", name="Review of take")
    review.get_by_role("button", name="Star").tap()
    review.get_by_role("button", name="Approve").tap()
    expect(review.get_by_role("button", name="Approve")).to_have_attribute("aria-pressed", "true")
    review.get_by_role("textbox").fill("Hold the look.")
    review.get_by_role("textbox").press("Enter")
    shot(page, "takes-approved")
    newest = [take for take in studio.takes(project, node) if take["number"] == 2][0]
    until(page, "async id => { const take = await (await fetch('/api/v1/takes/' + id)).json(); return take.note === 'Hold the look.'; }", newest["id"])
    said = [take for take in studio.takes(project, node) if take["number"] == 2][0]
    assert (said["starred"], said["verdict"]) == (True, "approved")

    tab(page, "Queue")
    expect(page.get_by_text("The queue of all films", exact=True)).to_be_visible()
    shot(page, "queue")

    tab(page, "Notes")
    page.get_by_role("button", name="Add a note").tap()
    words = page.get_by_role("textbox", name="Words of")
    expect(words).to_be_focused()
    words.fill("The lamp flickers.\n\nAgain with the door shut.")
    shot(page, "note-written")
    page.get_by_role("button", name="Done with").tap()
    expect(page.locator(".phone-note p")).to_have_text(["The lamp flickers.", "Again with the door shut."])
    shot(page, "notes")
    until(page, "() => document.querySelector('.phone-bar .connection').textContent.includes('Saved')")
    assert [note["fields"]["text"]["text"] for note in studio.nodes(project, "note")] == ["The lamp flickers.\n\nAgain with the door shut."]
    page.get_by_role("button", name="Delete Note").tap()
    expect(page.locator(".phone-note")).to_have_count(0)
    page.locator(".toast").get_by_role("button", name="Undo").tap()
    # It is kept, and the phone comes back to where it was.
    page.reload()
    expect(page.locator(".phone-note p").first).to_have_text("The lamp flickers.")


def test_a_finger_that_rests_opens_the_menu_of_a_row(phone, finished):
    page = phone(path=f"/projects/{finished}")
    row = page.get_by_role("treeitem", name="1A").first.bounding_box()
    page.fingers.hold(row["x"] + 150, row["y"] + row["height"] / 2)
    menu = page.get_by_role("menu", name="1A")
    expect(menu).to_be_visible()
    expect(menu.get_by_role("menuitem", name="Show on the canvas")).to_have_count(0)
    assert not too_small(page), "\n".join(too_small(page))
    shot(page, "row-menu")
    menu.get_by_role("menuitem", name="To its takes").tap()
    expect(page.get_by_role("tab", name="Takes")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", PHONES)
def test_every_page_fits(phone, studio, finished, size, theme):
    axe, small = Accessible(), {}

    def look(page, name):
        page.wait_for_timeout(200)
        small[name] = too_small(page) + [f"out of reach: {each}" for each in page.evaluate(OUT_OF_REACH)]
        assert overflows(page) <= 0, f"{name} is {overflows(page)} px wider than the window"
        axe.look(page, f"{size} {theme}: {name}")
        shot(page, f"{size}-{theme}-{name}")

    page = phone(size, theme=theme)
    page.locator(".card").first.wait_for()
    look(page, "projects")
    page.get_by_role("button", name="New", exact=True).tap()
    look(page, "new")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Signed in as Ada").tap()
    look(page, "person")
    page.goto(studio.address + "/queue")
    page.locator(".summary").wait_for()
    look(page, "queue-page")
    page.goto(studio.address + "/queue/history")
    page.locator(".history, .queue-main").first.wait_for()
    look(page, "history")
    page.goto(f"{studio.address}/projects/{finished}")
    page.get_by_role("treeitem", name="1A").first.wait_for()
    for name in ("Outline", "Takes", "Queue", "Notes"):
        tab(page, name)
        look(page, name.lower())
    page.get_by_role("button", name="More ways to run").tap()
    look(page, "run")
    door = phone(size, "/sign-in", theme, state=False)
    door.get_by_label("Or paste the link here").wait_for()
    look(door, "sign-in")
    assert not any(small.values()), "\n".join(f"{name}: {each}" for name, all in small.items() for each in all)
    axe.judge(11)


def test_the_theme_is_the_systems_until_somebody_chooses(phone):
    page = phone(theme="light")
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(theme) == "light"
    page.emulate_media(color_scheme="dark")
    until(page, f"{theme} === 'dark'")
    page.get_by_role("button", name="Signed in as Ada").tap()
    page.get_by_role("radio", name="Light").check(force=True)
    assert page.evaluate(theme) == "light"
    page.reload()
    assert page.evaluate(theme) == "light"
    page.get_by_role("button", name="Signed in as Ada").tap()
    expect(page.get_by_role("radio", name="Light")).to_be_checked()
    page.get_by_role("radio", name="System").check(force=True)
    assert page.evaluate(theme) == "dark"
