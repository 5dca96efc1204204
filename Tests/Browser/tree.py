"""The outline of an open film, as it is worked with by keyboard alone."""
import re

from playwright.sync_api import expect

from page import PATIENCE, until


class Outline:
    """The Outline tab of a film."""

    def __init__(self, film):
        self.film, self.page = film, film.page
        self.tree = self.page.get_by_role("tree", name=re.compile("^Outline of"))

    def open(self):
        """Goes there by its key, which is known once the rest of the page has come."""
        end = PATIENCE // 100
        while end > 0:
            self.page.keyboard.press("Shift+O")
            if self.page.get_by_role("region", name="Outline").count() > 0:
                break
            self.page.wait_for_timeout(100)
            end -= 1
        self.page.get_by_role("region", name="Outline").wait_for()
        self.film.frame()
        return self

    def rows(self):
        """Level and name of every row that is in the page."""
        return [(int(row.get_attribute("aria-level")), row.get_attribute("aria-label")) for row in self.tree.get_by_role("treeitem").all()]

    def row(self, name):
        return self.tree.get_by_role("treeitem", name=re.compile(rf"^{re.escape(name)}(,|$)"))

    def here(self):
        """What the row that the keyboard is on is called."""
        return self.page.evaluate("""() => {
            const row = document.activeElement;
            return row?.getAttribute("role") === "treeitem" ? row.getAttribute("aria-label") : null;
        }""")

    def at(self, name):
        """Waits until the keyboard is on a row."""
        until(self.page, """name => {
            const row = document.activeElement;
            return row?.getAttribute("role") === "treeitem" && (row.getAttribute("aria-label") + ",").startsWith(name + ",");
        }""", name)

    def said(self, words):
        expect(self.page.locator(".outline > .spoken")).to_contain_text(words)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.film.frame()

    def go(self, name):
        """Goes to a row from above, as arrow keys do."""
        self.press("Home")
        for _ in range(200):
            if (here := self.here()) and f"{here},".startswith(f"{name},"):
                return
            self.press("ArrowDown")
        raise AssertionError(f"The outline has no {name}: {self.rows()}")

    def take(self, words, label):
        """Types into the box that has opened, and takes what stands first."""
        box = self.page.get_by_role("combobox", name=re.compile(label))
        expect(box).to_be_focused()
        self.page.keyboard.type(words)
        self.film.frame()
        self.press("Enter")
        expect(box).to_have_count(0)


# Counts what a hand would do with a mouse, a pen or a finger.
NO_POINTER = """() => {
    window.pointers = 0;
    for (const kind of ["pointerdown", "mousedown", "touchstart", "wheel", "pointermove", "mousemove"]) {
        window.addEventListener(kind, event => { if (event.isTrusted) window.pointers += 1; }, true);
    }
}"""
