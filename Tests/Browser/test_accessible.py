"""WCAG 2.2 AA: axe-core finds nothing on any page or in any state; less motion, larger text, a focus that is seen."""
import re

import pytest
from playwright.sync_api import expect

from axe import Accessible
from conftest import sign_in
from library import Assets, blank, clip, png, sound
from page import Film, until
from queue_list import LAMP, render, row
from studio import identifier
from tree import Outline


@pytest.fixture
def axe():
    return Accessible()


def test_the_doors_of_the_studio(axe, studios, people):
    door = studios("door")
    page = people().page()
    page.goto(door.address)
    expect(page.get_by_label("Or paste the link here")).to_be_visible()
    axe.look(page, "sign-in")
    page.get_by_label("Or paste the link here").fill("nothing of the kind")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert").first).not_to_be_empty()
    axe.look(page, "sign-in refused")
    page.goto("about:blank")
    page.goto(door.first_link)
    expect(page.get_by_role("heading", name="The studio is yours")).to_be_visible()
    axe.look(page, "first start")
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Open the studio").click()
    expect(page.get_by_role("heading", name="Your first film")).to_be_visible()
    axe.look(page, "no films")
    page.get_by_role("button", name="New", exact=True).click()
    axe.look(page, "new film")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Signed in as Ada").click()
    axe.look(page, "person")
    page.keyboard.press("Escape")
    page.keyboard.press("q")
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    axe.look(page, "queue empty")
    axe.judge(7)


def test_projects_and_what_is_not_there(axe, studio, finished, ada):
    page = ada.page()
    page.goto(studio.address)
    expect(page.locator(".card").first).to_be_visible()
    axe.look(page, "projects")
    page.get_by_label("Search films and people").fill("no such film")
    axe.look(page, "projects, nothing found")
    page.goto(studio.address + "/nowhere")
    expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()
    axe.look(page, "not found")
    page.goto(studio.address + "/projects/7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
    expect(page.get_by_role("heading", name="No such project")).to_be_visible()
    axe.look(page, "no such project")
    # The list also comes by the socket, which says nothing then.
    page.route_web_socket(re.compile("/api/v1/socket"), lambda socket: None)
    page.route(re.compile(r"/api/v1/projects\?"), lambda route: route.fulfill(status=500, body="{}"))
    page.goto(studio.address)
    expect(page.get_by_role("heading", name="The films cannot be listed")).to_be_visible()
    axe.look(page, "projects that cannot be listed")
    page.route("**/api/v1/projects/*", lambda route: route.fulfill(status=500, body="{}"))
    page.goto(f"{studio.address}/projects/{finished}")
    expect(page.get_by_role("heading", name="The project cannot be opened")).to_be_visible()
    axe.look(page, "project that cannot be opened")
    page.route("**/api/v1/session", lambda route: route.abort())
    page.goto(studio.address)
    expect(page.get_by_role("heading", name="The studio does not answer")).to_be_visible()
    axe.look(page, "no answer")
    axe.judge(7)


def test_a_film_that_is_empty(axe, ada, studio):
    page = ada.page()
    page.goto(studio.address)
    page.get_by_role("button", name="New", exact=True).click()
    page.get_by_role("menuitem", name="Blank").click()
    expect(page.get_by_role("heading", name="An empty stage")).to_be_visible()
    axe.look(page, "empty canvas")
    outline = Outline(Film(page, studio, page.url.rsplit("/", 1)[1]).ready()).open()
    axe.look(page, "empty outline")
    outline.press("Enter")
    outline.at("Scene 1")
    axe.look(page, "outline with a next step")
    axe.judge(3)


def test_the_studio_with_each_kind_selected(axe, film, studio):
    page = film.page
    axe.look(page, "film, nothing selected")
    added = [{"op": "add_node", "node": {
        "id": identifier(13), "kind": kind, "kindVersion": 1, "title": kind.title(), "parent": None, "x": 4000 + 2000 * place, "y": 16_000,
        "fields": {}, "bypassed": place == 0, "muted": False, "locked": place == 1}}
        for place, kind in enumerate(["note", "image", "video", "audio"])]
    studio.change(film.project, *added)
    until(page, "ids => ids.every(id => window.backlot.canvas.nodeIDs().includes(id))", [each["node"]["id"] for each in added])
    film.show_all()
    for node in {node["kind"]: node for node in studio.nodes(film.project) if node["kind"] != "film"}.values():
        film.select(node["id"])
        axe.look(page, f"{node['kind']} selected")
    film.select(film.node("1B"))
    folded = page.locator(".inspector .fold-title[aria-expanded=false]")
    while folded.count() > 0:
        folded.first.click()
    axe.look(page, "all of a shot unfolded")
    film.field("Framing").locator(".pictogram-button").click()
    axe.look(page, "framings")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    axe.look(page, "everything selected")
    page.mouse.click(*film.header(film.node("1A")), button="right")
    axe.look(page, "menu of a card")
    page.keyboard.press("Escape")
    film.deselect()
    page.mouse.dblclick(*film.empty_place())
    axe.look(page, "adding on the canvas")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    expect(page.get_by_role("dialog").first).to_be_visible()
    axe.look(page, "what would run")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    axe.look(page, "keys")
    page.keyboard.press("Escape")
    for key, name in (("d", "dock"), ("[", "left"), ("]", "right")):
        page.keyboard.press(key)
        axe.look(page, f"{name} folded away")
    axe.judge(16)


def test_the_outline(axe, film, studio):
    page = film.page
    outline = Outline(film).open()
    outline.go("1A")
    outline.press("ArrowRight")
    axe.look(page, "outline")
    outline.press("ArrowDown")
    axe.look(page, "an input")
    for keys, name in (("Alt+a", "adding"), ("Alt+c", "connecting"), ("Shift+F10", "its menu"), ("F2", "renaming")):
        outline.press(keys)
        axe.look(page, f"outline, {name}")
        outline.press("Escape")
    page.get_by_label("Filter the outline").fill("nobody")
    axe.look(page, "outline, nothing found")
    page.get_by_label("Filter the outline").fill("")
    film.select(film.node("1A"))
    film.choose("Movement", "Static")
    film.saved()
    until(page, "[...document.querySelectorAll('.outline-standing')].some(each => each.textContent === 'Stale')")
    axe.look(page, "outline with what is stale")
    axe.judge(8)


def test_palette_and_assets(axe, ada, studio, scratch):
    film, assets = blank(ada, studio)
    page = film.page
    axe.look(page, "no assets")
    files = scratch / "accessible"
    files.mkdir()
    (files / "broken.xyz").write_bytes(bytes(range(256)) * 4)
    assets.bring(png(files / "plate.png", (10, 90, 160)), clip(files / "harbour.mp4"), sound(files / "rain.wav"), files / "broken.xyz")
    axe.look(page, "files on their way")
    until(page, "[...document.querySelectorAll('.asset-image')].some(image => image.naturalWidth > 0)", seconds=90)
    axe.look(page, "assets")
    for name in ("plate", "harbour", "rain"):
        assets.card(name).dblclick()
        expect(assets.details(name)).to_be_visible()
        axe.look(page, f"details of {name}")
        page.keyboard.press("Escape")
    assets.card("plate").click()
    page.keyboard.press("Control+a")
    axe.look(page, "several assets chosen")
    assets.search("nothing like it")
    expect(page.get_by_text("Nothing is called or marked like that.")).to_be_visible()
    axe.look(page, "no assets found")
    page.get_by_role("tab", name="Palette").click()
    page.get_by_label("Search the palette").fill("nothing like it")
    axe.look(page, "palette, nothing found")
    axe.judge(8)


def test_takes_and_comparing_them(axe, film, studio):
    page = film.page
    shot = film.node("1A")
    film.select(shot)
    film.choose("Movement", "Static")
    film.saved()
    film.run_button().click()
    strip = page.get_by_role("list", name=re.compile("Takes of"))
    expect(strip.get_by_role("listitem")).to_have_count(2, timeout=90_000)
    page.keyboard.press("a")
    page.keyboard.press("Shift+*")
    expect(strip).to_contain_text("approved")
    axe.look(page, "takes")
    page.keyboard.press("i")
    expect(page.get_by_role("dialog").first).to_be_visible()
    axe.look(page, "recipe")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("All takes")).click()
    axe.look(page, "which takes")
    page.keyboard.press("Escape")
    strip.get_by_role("listitem").first.click(button="right")
    axe.look(page, "menu of a take")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    expect(page.get_by_role("dialog", name="Compare takes")).to_be_visible()
    until(page, "[...document.querySelectorAll('.compare video')].every(video => video.readyState >= 2)")
    for key, name in (("1", "side by side"), ("2", "wipe"), ("3", "difference")):
        page.keyboard.press(key)
        axe.look(page, f"comparing, {name}")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    expect(strip).to_contain_text("rejected")
    axe.look(page, "a rejected take")
    page.get_by_role("button", name="Delete the take").click()
    expect(page.locator(".toast")).to_contain_text("is deleted.")
    axe.look(page, "a message")
    page.get_by_role("tab", name="Queue").click()
    axe.look(page, "queue of the film, empty")
    axe.judge(10)


def test_the_queue(axe, studios, people):
    # A studio of its own: others count what theirs has done.
    machine = studios("accessible-queue")
    person = people()
    sign_in(person.context, machine)
    page = person.page()
    machine.post("/api/v1/queue/pause", {"everything": True})
    project = machine.imports(LAMP)
    run, _ = render(machine, project)
    page.goto(machine.address + "/queue")
    job = machine.get("/api/v1/queue/jobs?limit=1")["items"][0]["job"]
    expect(row(page, job)).to_be_visible()
    axe.look(page, "queue, paused")
    row(page, job).click()
    axe.look(page, "a job marked")
    row(page, job).click(button="right")
    axe.look(page, "menu of a job")
    page.keyboard.press("Escape")
    row(page, job).dblclick()
    axe.look(page, "details of a job")
    film = Film(page, machine, project).open()
    outline = Outline(film).open()
    until(page, "[...document.querySelectorAll('.outline-standing')].some(each => each.textContent.startsWith('Place'))")
    page.get_by_role("tab", name="Queue").click()
    axe.look(page, "film that waits")
    assert any("place" in name for _, name in outline.rows())
    machine.post("/api/v1/queue/resume", {"everything": True})
    machine.wait_for_run(run)
    page.goto(machine.address + "/queue/history")
    expect(page.locator(".queue-list .row").first).to_be_visible()
    axe.look(page, "history")
    axe.judge(6)


def test_nothing_moves_for_who_asked_for_less_motion(people, studio, finished):
    page = people(state=studio.cookies).page()
    page.emulate_media(reduced_motion="reduce")
    film = Film(page, studio, finished).open()
    outline = Outline(film).open()
    moving = """() => [
        ...document.getAnimations().map(each => each.animationName ?? each.transitionProperty),
        ...[...document.querySelectorAll('*')].filter(each => {
            const style = getComputedStyle(each);
            return [style.transitionDuration, style.animationDuration].some(text => text.split(',').some(part => parseFloat(part) > 0)
                && style.animationName + style.transitionProperty !== 'noneall');
        }).map(each => each.className),
    ]"""
    still = page.evaluate(moving)
    assert still == [], still
    # The camera jumps: one frame after the command it is where it goes.
    film.show_all()
    page.evaluate("window.backlot.canvas.setView(2, 100000, 100000)")
    page.get_by_role("button", name="Show everything").click()
    film.frame()
    once = page.evaluate("window.backlot.canvas.view()")
    film.frame()
    assert page.evaluate("window.backlot.canvas.view()") == once
    outline.open()
    outline.go("1B")
    outline.press("Alt+c")
    assert page.evaluate(moving) == []


# Whatever can be pressed is in the window, or in something that scrolls there.
OUT_OF_REACH = """() => {
    const inWindow = box => box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
    const scrolls = element => {
        for (let each = element.parentElement; each; each = each.parentElement) {
            const { overflowX, overflowY } = getComputedStyle(each);
            if (/auto|scroll/.test(overflowX + overflowY) && inWindow(each.getBoundingClientRect())) return true;
        }
        return false;
    };
    return [...document.querySelectorAll('button, a[href], input, select, textarea, [tabindex="0"]')].filter(element => {
        const box = element.getBoundingClientRect();
        return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 1 && !inWindow(box) && !scrolls(element);
    }).map(element => element.outerHTML.slice(0, 120));
}"""


def test_twice_the_size_leaves_everything_within_reach(axe, people, studio, finished, seen):
    """A window of 1440 by 900 enlarged to 200 % has 720 by 450 CSS pixels."""
    page = people(state=studio.cookies).page()
    page.set_viewport_size({"width": 720, "height": 450})
    lost = {}

    def look(name):
        axe.look(page, f"{name}, enlarged")
        lost[name] = page.evaluate(OUT_OF_REACH)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is wider than the window"

    page.goto(studio.address)
    page.locator(".card").first.wait_for()
    look("projects")
    film = Film(page, studio, finished).open()
    look("film")
    outline = Outline(film).open()
    outline.go("1A")
    look("outline")
    seen.once(page, "enlarged-outline")
    for keys in ("Alt+c", "Shift+F10"):
        outline.press(keys)
        look(f"outline, {keys}")
        outline.press("Escape")
    page.keyboard.press("Shift+?")
    look("keys")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Assets").click()
    page.get_by_role("region", name="Assets").wait_for()
    look("assets")
    page.goto(studio.address + "/queue")
    page.locator(".summary").wait_for()
    look("queue")
    page.goto(studio.address + "/nowhere")
    look("not found")
    assert not any(lost.values()), "\n".join(f"{name}: {each}" for name, all in lost.items() for each in all)
    axe.judge(9)


def test_the_focus_is_seen_wherever_tab_leads(people, studio, finished):
    """Each stop looks different from how it looks without the focus."""
    page = people(state=studio.cookies).page()
    page.emulate_media(reduced_motion="reduce")
    unseen = []

    def walk(name, least):
        stops = 0
        page.evaluate("document.activeElement?.blur()")
        for _ in range(70):
            page.keyboard.press("Tab")
            stop = page.evaluate("""() => {
                const element = document.activeElement;
                if (!element || element === document.body) return null;
                if (element.dataset.passed) return "again";
                element.dataset.passed = "yes";
                const box = element.getBoundingClientRect();
                return { name: element.outerHTML.slice(0, 110), x: box.left - 6, y: box.top - 6, width: box.width + 12, height: box.height + 12 };
            }""")
            if stop is None:
                continue
            if stop == "again":
                break
            stops += 1
            looks = page.evaluate(LOOKS)
            page.evaluate("window.stop = document.activeElement; window.stop.blur()")
            without = page.evaluate(LOOKS, True)
            page.evaluate("window.stop.focus({ preventScroll: true })")
            if looks == without:
                unseen.append(f"{name}: {stop['name']}")
        assert stops >= least, f"{name} has only {stops} stops"

    page.goto(studio.address)
    page.locator(".card").first.wait_for()
    walk("projects", 5)
    film = Film(page, studio, finished).open()
    film.select(film.node("1A"))
    Outline(film).open()
    walk("film", 30)
    page.get_by_role("tab", name="Assets").click()
    page.get_by_role("region", name="Assets").wait_for()
    walk("assets", 4)
    page.goto(studio.address + "/queue")
    page.locator(".summary").wait_for()
    walk("queue", 5)
    assert not unseen, "\n".join(unseen)


# How a stop, what is in it and what it is in are drawn: outlines, borders, shadows and colours.
LOOKS = """isOff => {
    const stop = isOff ? window.stop : document.activeElement;
    const after = getComputedStyle(stop, '::after');
    const near = [stop, stop.parentElement, stop.nextElementSibling, ...stop.querySelectorAll('*')].filter(Boolean).slice(0, 40);
    return near.map(element => {
        const { outlineStyle, outlineWidth, outlineColor, borderTopColor, boxShadow } = getComputedStyle(element);
        return [outlineStyle, outlineWidth, outlineStyle === 'none' ? '' : outlineColor, borderTopColor, boxShadow].join();
    }).join('|') + after.content + after.borderTopWidth;
}"""


def test_single_letters_can_be_turned_off(film):
    page = film.page
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    switch = page.get_by_role("switch", name="Single letters are keys")
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).not_to_be_checked()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.press("?")
    expect(page.locator(".dock-panel")).to_be_visible()
    expect(page.get_by_role("dialog", name="Keys")).to_have_count(0)
    # What has Ctrl stays, and so does the way back.
    page.reload()
    film.ready()
    page.keyboard.press("d")
    expect(page.locator(".dock-panel")).to_be_visible()
    page.keyboard.press("F1")
    switch.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    expect(page.locator(".dock-panel")).to_have_count(0)


def test_a_tooltip_stays_while_it_is_pointed_at(film):
    """WCAG 1.4.13: it can be pointed at, it stays, and Escape takes it away."""
    page = film.page
    button = page.get_by_role("button", name="Takes and queue").bounding_box()
    page.mouse.move(button["x"] + 8, button["y"] + 8)
    tip = page.locator(".tooltip")
    expect(tip).to_contain_text("Takes and queue")
    box = tip.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=6)
    page.wait_for_timeout(600)
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    page.mouse.move(button["x"] + 8, button["y"] + 8)
    expect(tip).to_be_visible()
    page.mouse.move(button["x"] - 400, button["y"] + 300)
    expect(tip).to_have_count(0)
