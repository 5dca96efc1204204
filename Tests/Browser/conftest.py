"""What the tests share: one browser, one studio with a finished film in it, and pictures of what was seen."""
import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from page import PATIENCE, Film
from studio import Studio

HERE = Path(__file__).resolve().parent
ARTEFACTS = HERE.parent.parent / "artefacts" / "browser"
BINARY = Path(os.environ["BACKLOT_BINARY"])
EDITORS = Path(os.environ["BACKLOT_EDITORS"])
WEB = Path(os.environ["BACKLOT_WEB"])
SIZES = {"1440x900": (1440, 900), "1024x768": (1024, 768)}

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def scratch():
    folder = Path(tempfile.mkdtemp(prefix="backlot-browser-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def studios(scratch):
    """Makes studios in fresh folders, and ends them all."""
    started = []

    def make(name, **more):
        studio = Studio(BINARY, WEB, scratch / name, **more)
        studio.first_link = studio.start()
        started.append(studio)
        return studio

    yield make
    for studio in started:
        studio.stop()
    complaints = [line for studio in started for line in studio.complaints()]
    assert not complaints, "The studio logged errors:\n" + "\n".join(complaints)


@pytest.fixture(scope="session")
def chromium():
    executable = shutil.which("chromium") or pytest.fail("chromium is missing: run make setup.")
    # The sandbox needs more rights than a container gives its root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


class Person:
    """Somebody at a browser of their own; what their pages complain of is kept."""

    def __init__(self, context):
        self.context = context
        self.complaints = []

    def page(self):
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("console", self._heard)
        return page

    def _heard(self, message):
        # The browser itself reports every request that fails; those the tests bring about on purpose.
        wanted = ("Failed to load resource", "WebSocket connection to")
        if message.type == "error" and not message.text.startswith(wanted):
            self.complaints.append(f"console: {message.text}")


@pytest.fixture
def people(chromium):
    """Opens browsers for people, at a size; afterwards no page may have thrown an error."""
    opened = []

    def make(size="1440x900", state=None, **more):
        width, height = SIZES[size] if isinstance(size, str) else size
        more.setdefault("color_scheme", "dark")
        person = Person(chromium.new_context(viewport={"width": width, "height": height}, storage_state=state, **more))
        opened.append(person)
        return person

    yield make
    complaints = [complaint for person in opened for complaint in person.complaints]
    for person in opened:
        person.context.close()
    assert not complaints, "\n".join(complaints)


def sign_in(context, studio):
    """Signs a browser in, with the name told that the first start asks for."""
    answer = context.request.post(f"{studio.address}/api/v1/session", data={"token": studio.link().split("#")[1]})
    assert answer.ok, answer.text()
    assert context.request.fetch(f"{studio.address}/api/v1/me", method="PATCH", data={"name": "Ada"}).ok


@pytest.fixture(scope="session")
def studio(studios, chromium):
    """The studio that most tests work in. Its film is being rendered from the start."""
    studio = studios("studio")
    studio.film = studio.imports((HERE / "films" / "lamp.fountain").read_text())
    studio.first_run = studio.run(studio.film)
    context = chromium.new_context()
    sign_in(context, studio)
    studio.cookies = context.storage_state()
    context.close()
    return studio


@pytest.fixture(scope="session")
def finished(studio):
    """The id of the project whose film is rendered; no test changes it."""
    studio.wait_for_run(studio.first_run)
    return studio.film


@pytest.fixture
def ada(people, studio):
    """Who is signed in in that studio."""
    return people(state=studio.cookies)


@pytest.fixture
def film(ada, studio, finished):
    """A film of the test's own, rendered (what is the same is not rendered again), and open."""
    project = studio.imports((HERE / "films" / "lamp.fountain").read_text())
    studio.wait_for_run(studio.run(project))
    return Film(ada.page(), studio, project).open()


@pytest.fixture(scope="session")
def machine(studios, chromium):
    """A studio whose queue is these tests' own."""
    machine = studios("queue")
    context = chromium.new_context()
    sign_in(context, machine)
    machine.cookies = context.storage_state()
    context.close()
    return machine


@pytest.fixture
def still(machine):
    """The same with nothing waiting and everything paused; it goes on afterwards, with nothing left over."""
    machine.post("/api/v1/queue/pause", {"everything": True})
    yield machine
    for project in machine.get("/api/v1/projects?limit=200")["items"]:
        machine.post(f"/api/v1/projects/{project['id']}/cancel", None)
        machine.post("/api/v1/queue/resume", {"project": project["id"]})
    machine.post("/api/v1/queue/resume", {"everything": True})


@pytest.fixture
def at_machine(people, machine):
    """A page of somebody who is signed in there."""
    return people(state=machine.cookies).page()


@pytest.fixture
def seen():
    """Keeps a picture of a page in both sizes; `once` as it is, in the middle of something."""

    def keep(page, name, fit=True):
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        before = page.viewport_size
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            if fit and page.evaluate("!!window.backlot?.canvas"):
                page.get_by_role("button", name="Show everything").click()
                page.mouse.move(0, 0)
                page.evaluate("window.backlot.canvas.settled()")
            page.screenshot(path=str(ARTEFACTS / f"{name}-{size}.png"))
        page.set_viewport_size(before)
        if fit and page.evaluate("!!window.backlot?.canvas"):
            page.get_by_role("button", name="Show everything").click()
            page.evaluate("window.backlot.canvas.settled()")

    def once(page, name):
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(ARTEFACTS / f"{name}-1440x900.png"))

    keep.once = once
    return keep


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """A picture of every page of a test that failed."""
    report = (yield).get_result()
    if report.when != "call" or not report.failed or "chromium" not in item.fixturenames:
        return
    folder = ARTEFACTS / "failed"
    folder.mkdir(parents=True, exist_ok=True)
    pages = [page for context in item.funcargs["chromium"].contexts for page in context.pages]
    for number, page in enumerate(pages):
        try:
            page.screenshot(path=str(folder / f"{item.name}-{number}.png"), timeout=10_000)
        except Exception as error:
            print(f"No picture of page {number}: {error}")


def pytest_sessionstart(session):
    session.began = time.monotonic()


def pytest_terminal_summary(terminalreporter, config):
    counts = {name: len(terminalreporter.stats.get(name, [])) for name in ("passed", "failed", "error", "skipped")}
    seconds = time.monotonic() - terminalreporter._session.began
    failed = counts["failed"] + counts["error"]
    terminalreporter.write_line(f"{counts['passed']} passed, {failed} failed, in {seconds:.0f} s"
                                + (f" ({counts['skipped']} skipped)" if counts["skipped"] else ""))
