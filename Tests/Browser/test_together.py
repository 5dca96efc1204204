"""Several at one film at once, their connections cut now and then, end with the same film."""
import os
import random

import pytest
from playwright.sync_api import TimeoutError, expect

from cable import Cable
from conftest import EDITORS, HERE, sign_in
from editors import LiveEditors
from page import Film, until

GESTURES = 100
# Another one makes another film of it.
SEED = int(os.environ.get("BACKLOT_SEED", "20"))

# What the page holds, once it has heard of everything and everything of its own was taken.
IN_STEP = """revision => {
    const held = window.backlot.canvas.document();
    return held.pending === 0 && held.revision === revision && held;
}"""


class Hand:
    """Does at random what a person does, with the pointer and the keys."""

    def __init__(self, film, cable, seed):
        self.film, self.cable, self.chance = film, cable, random.Random(seed)
        self.done = {}
        self.made_alone = 0

    def gesture(self):
        kinds = {self.move: 5, self.add: 2, self.wire: 5, self.delete: 1, self.undo: 3, self.redo: 2, self.nudge: 2,
                 self.duplicate: 1, self.lens: 2, self.bypass: 1, self.pull: 1, self.plug: 2}
        chosen = self.chance.choices(list(kinds), list(kinds.values()))[0]
        chosen()
        self.done[chosen.__name__] = self.done.get(chosen.__name__, 0) + 1
        if self.cable.is_pulled:
            self.made_alone = max(self.made_alone, self.film.page.evaluate("window.backlot.canvas.document().pending"))

    @property
    def mouse(self):
        return self.film.page.mouse

    def cards(self):
        """Ids and boxes of the cards whose headers are in view."""
        surface = self.film.surface()
        found = self.film.page.evaluate("""() => {
            const { nodeIDs, nodeBox } = window.backlot.canvas;
            return nodeIDs().sort().map(id => [id, nodeBox(id)]);
        }""")
        return [(node, box) for node, box in found if box
                and surface["x"] < box["x"] < surface["x"] + surface["width"] - box["width"]
                and surface["y"] < box["y"] < surface["y"] + surface["height"] - box["height"]]

    def card(self):
        cards = self.cards()
        return self.chance.choice(cards) if cards else None

    def header(self, box):
        return box["x"] + box["width"] * self.chance.uniform(0.3, 0.7), box["y"] + 6

    def move(self):
        if card := self.card():
            x, y = self.header(card[1])
            self.film.drag((x, y), (x + self.chance.randint(-90, 90), y + self.chance.randint(-70, 70)), steps=3)

    def add(self):
        kind = self.chance.choice(["shot", "scene", "character"])
        entry = self.film.page.locator(f'.palette-entry[data-kind="{kind}"]').bounding_box()
        surface = self.film.surface()
        self.film.drag((entry["x"] + 30, entry["y"] + 10), (
            surface["x"] + self.chance.uniform(0.1, 0.8) * surface["width"],
            surface["y"] + self.chance.uniform(0.1, 0.8) * surface["height"]), steps=3)

    def wire(self):
        cards = self.cards()
        if len(cards) < 2:
            return
        (source, _), (target, _) = self.chance.sample(cards, 2)
        out = self.port(source, "output", ["character", "scene", "video", "sequence"])
        into = self.port(target, "input", ["character", "scene", "video"])
        if out and into:
            self.film.drag(out, into, steps=3)
            self.film.page.keyboard.press("Escape")

    def port(self, node, side, ports):
        points = self.film.page.evaluate("""([id, side, ports]) => {
            const { portPoint } = window.backlot.canvas;
            return ports.map(port => portPoint(id, side, port)).filter(point => point);
        }""", [node, side, ports])
        point = self.chance.choice(points) if points else None
        return (point["x"], point["y"]) if point else None

    def select(self):
        card = self.card()
        if card:
            self.mouse.click(*self.header(card[1]))
        return card

    def delete(self):
        if len(self.cards()) > 4 and self.select():
            self.film.page.keyboard.press("Delete")

    def undo(self):
        self.film.page.keyboard.press("Control+z")

    def redo(self):
        self.film.page.keyboard.press("Control+Shift+z")

    def nudge(self):
        if self.select():
            self.film.page.keyboard.press(self.chance.choice(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]))

    def duplicate(self):
        if len(self.cards()) < 14 and self.select():
            self.film.page.keyboard.press("Control+d")

    def bypass(self):
        if self.select():
            self.film.page.keyboard.press("b")

    def lens(self):
        if self.select():
            buttons = self.film.page.locator(".lens-usual button")
            if not buttons.count():
                return
            try:
                buttons.nth(self.chance.randrange(8)).click(timeout=5_000)
            except TimeoutError:
                # Another may have deleted the card under the hand; buttons that are there must take the press.
                assert buttons.count() == 0, "a button that is there cannot be pressed"

    def pull(self):
        self.cable.pull()

    def plug(self):
        self.cable.plug()


@pytest.fixture
def cables(studio):
    cables = [Cable(studio.port), Cable(studio.port)]
    yield cables
    for cable in cables:
        cable.end()


@pytest.fixture
def editors(studio):
    """Starts editors without a browser; afterwards none may have complained."""
    started = []

    def start(project, count, seed):
        started.append(LiveEditors(EDITORS, studio, project, count, seed))
        return started[-1]

    yield start
    assert all([editors.end() for editors in started]), "".join(line for editors in started for line in editors.said)


def test_two_browsers_and_five_editors_end_with_the_same_film(studio, people, cables, editors, seen):
    project = studio.imports((HERE / "films" / "lamp.fountain").read_text())
    hands = []
    for number, cable in enumerate(cables):
        person = people()
        sign_in(person.context, studio)
        # Cookies know no ports: the same session is good behind the cable.
        page = person.page()
        page.goto(f"{cable.address}/projects/{project}")
        film = Film(page, studio, project).ready()
        film.between(film.place(film.node("MARA")), film.place(film.node("1B")), zoom=0.6)
        hands.append(Hand(film, cable, SEED + number))
    five = editors(project, count=5, seed=SEED)
    for _ in range(GESTURES):
        for hand in hands:
            hand.gesture()
    tallies = five.settle()
    for cable in cables:
        cable.plug()
    for hand in hands:
        hand.film.page.keyboard.press("Escape")
        hand.film.saved()
        expect(hand.film.page.locator(".connection-strip")).to_be_hidden()
    seen.once(hands[0].film.page, "together-1")
    seen.once(hands[1].film.page, "together-2")
    print([hand.done for hand in hands], *tallies, sep="\n")

    assert all(hand.made_alone > 0 for hand in hands), "nothing was changed while a cable was pulled"
    for number, tally in enumerate(tallies, 1):
        assert tally["edits"] >= GESTURES / 4, f"editor {number} hardly did anything: {tally}"
        assert tally["undos"] > 0, f"editor {number} took nothing back: {tally}"
        assert tally["cuts"] > 0, f"editor {number} was never cut off: {tally}"
        assert tally["gaps"] == 0, f"editor {number} fell out of step with the log: {tally}"
        assert tally["mostPendingWhileCut"] > 0, f"editor {number} made nothing while cut off: {tally}"
    revision = studio.document(project)["revision"]
    pages = [until(hand.film.page, IN_STEP, revision) for hand in hands]
    held = [page["snapshot"] for page in pages] + [
        editor["snapshot"] for editor in five.hold(revision) if editor["revision"] == revision]
    assert len(held) == 7, "somebody still edits"
    assert len(set(held)) == 1, f"not all hold the same film: {[held.index(film) for film in held]}"
    for hand in hands:
        hand.film.page.reload()
        hand.film.ready()
        fresh = hand.film.page.evaluate("window.backlot.canvas.document()")
        assert fresh["revision"] == revision
        assert fresh["snapshot"] == held[0], "the studio holds another film than the pages and editors"
    assert revision > GESTURES, "hardly anything was changed"
