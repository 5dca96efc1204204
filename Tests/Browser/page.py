"""What a person does on the page, with real pointer and key events."""
import re
import time

PATIENCE = 40_000


def until(page, expression, argument=None, seconds=PATIENCE / 1000):
    """Waits until an expression holds in the page. (Playwright's own waiting evaluates text there, which the page's
    Content-Security-Policy forbids.)"""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = page.evaluate(expression, argument)
        if value:
            return value
        page.wait_for_timeout(50)
    raise AssertionError(f"It never came true: {expression}")


class Film:
    """A film that is open in a tab: its canvas, its inspector and its dock."""

    def __init__(self, page, studio, project):
        self.page, self.studio, self.project = page, studio, project
        self._clicks = 0

    def open(self):
        self.page.goto(f"{self.studio.address}/projects/{self.project}")
        return self.ready()

    def ready(self):
        # Who presses keys does so when the page has come whole.
        until(self.page, "window.backlot?.canvas?.listens()")
        self.settle()
        return self

    def settle(self):
        self.page.evaluate("window.backlot.canvas.settled()")

    # Where things are.

    def ids(self):
        return self.page.evaluate("window.backlot.canvas.nodeIDs()")

    def box(self, node):
        box = self.page.evaluate("id => window.backlot.canvas.nodeBox(id)", node)
        assert box, f"The canvas has no card {node}"
        return box

    def header(self, node):
        """The middle of a card's header, where it can be taken hold of."""
        box, zoom = self.box(node), self.page.evaluate("window.backlot.canvas.view().zoom")
        return box["x"] + box["width"] / 2, box["y"] + 14 * zoom

    def middle(self, node):
        box = self.box(node)
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def port(self, node, side, port):
        point = self.page.evaluate("([id, side, port]) => window.backlot.canvas.portPoint(id, side, port)",
                                   [node, side, port])
        assert point, f"The card {node} has no {side} {port}"
        return point["x"], point["y"]

    def surface(self):
        return self.page.locator(".canvas-surface").bounding_box()

    def view(self, zoom, x, y):
        self.page.evaluate("([zoom, x, y]) => window.backlot.canvas.setView(zoom, x, y)", [zoom, x, y])
        self.settle()

    def node(self, title, kind=None):
        """The id of the node with a title."""
        for node in self.studio.nodes(self.project, kind):
            if node["title"] == title:
                return node["id"]
        raise AssertionError(f"There is no {kind or 'node'} called {title}")

    def brightness(self, x, y, radius=9):
        """How bright the surface is drawn around a point of the window, 0 to 255."""
        pixels = self.pixels(x - radius, y - radius, 2 * radius, 2 * radius)
        return sum(pixels) / len(pixels)

    def pixels(self, x, y, width, height):
        """The brightness of each of the surface's pixels in a part of the window, 0 to 255."""
        return self.page.evaluate("""([x, y, width, height]) => {
            const sheet = document.querySelector('.canvas-sheet:not(.canvas-sheet-below)');
            const box = sheet.getBoundingClientRect();
            const probe = document.createElement('canvas');
            [probe.width, probe.height] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
            const context = probe.getContext('2d', { willReadFrequently: true });
            context.drawImage(sheet, box.left - x, box.top - y, box.width, box.height);
            const { data } = context.getImageData(0, 0, probe.width, probe.height), values = [];
            for (let i = 0; i < data.length; i += 4) values.push((data[i] + data[i + 1] + data[i + 2]) / 3);
            return values;
        }""", [x, y, width, height])

    def between(self, one, other, zoom=0.6):
        """Looks at what lies between two points of the canvas, near enough for ports to be taken hold of."""
        self.view(zoom, (one[0] + other[0]) / 2, (one[1] + other[1]) / 2)

    def place(self, node):
        """Where a card's middle is on the canvas."""
        found = [other for other in self.studio.nodes(self.project) if other["id"] == node][0]
        return found["x"] / 8 + 104, found["y"] / 8 + 70

    def at(self, place):
        """The point of the window where a point of the canvas is."""
        point = self.page.evaluate("([x, y]) => window.backlot.canvas.toScreen(x, y)", list(place))
        return point["x"], point["y"]

    def wait_at(self, node, x):
        """Waits until a card's left edge stands at a place of the canvas."""
        until(self.page, """([id, x]) => {
            const { nodeBox, toScreen } = window.backlot.canvas;
            return Math.abs(nodeBox(id).x - toScreen(x, 0).x) < 1;
        }""", [node, x])

    def show_all(self):
        self.page.get_by_role("button", name="Show everything").click()
        self.settle()

    # What a hand does.

    def drag(self, start, end, steps=8, hold=None):
        """Presses at one point of the window and lets go at another; `hold` is called while the button is down."""
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(*end, steps=steps)
        self.frame()
        if hold:
            hold()
        mouse.up()
        self.frame()

    def frame(self):
        """Two frames: what was done is drawn, and what it led to as well."""
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def wire(self, source, output, target, into, hold=None):
        self.drag(self.port(source, "output", output), self.port(target, "input", into), hold=hold)

    def select(self, node):
        # Never twice at the same place: that would be a double click.
        self._clicks += 1
        x, y = self.header(node)
        self.page.mouse.click(x + 12 * (self._clicks % 2), y)
        self.frame()

    def deselect(self):
        box = self.surface()
        self.page.mouse.click(*self.empty_place(box))
        self.frame()

    def empty_place(self, box=None):
        """A point of the surface with no card near it."""
        box = box or self.surface()
        boxes = [self.box(node) for node in self.ids()]
        for y in range(int(box["y"]) + 70, int(box["y"] + box["height"]) - 60, 20):
            for x in range(int(box["x"]) + 40, int(box["x"] + box["width"]) - 60, 20):
                if all(not (b["x"] - 60 < x < b["x"] + b["width"] + 60 and b["y"] - 60 < y < b["y"] + b["height"] + 60)
                       for b in boxes):
                    return x, y
        raise AssertionError("The surface has no empty place in view")

    def spoken(self):
        """What a screen reader is told about the selection."""
        return self.page.locator(".canvas-spoken").text_content()

    def wait_spoken(self, pattern, seconds=90):
        """Waits until that matches, and answers everything that was heard on the way."""
        end, heard = time.monotonic() + seconds, []
        while time.monotonic() < end:
            words = self.spoken()
            if not heard or heard[-1] != words:
                heard.append(words)
            if re.search(pattern, words):
                return heard
            self.page.wait_for_timeout(60)
        raise AssertionError(f"Never heard {pattern!r}, but: {heard}")

    def state(self, node):
        """A node's state in words; it is selected for that."""
        self.select(node)
        return self.spoken()

    def saved(self):
        """Waits until the studio has confirmed every edit."""
        self.page.wait_for_selector(".top-bar .connection:has-text('Saved')", timeout=PATIENCE)

    def undo(self):
        self.page.get_by_role("button", name="Undo", exact=True).click()

    def redo(self):
        self.page.get_by_role("button", name="Redo", exact=True).click()

    def can(self, what):
        return self.page.get_by_role("button", name=what, exact=True).is_enabled()

    def run_button(self):
        return self.page.locator(".run-buttons .button").first

    # The inspector.

    def field(self, title):
        label = self.page.locator(".field-label", has_text=re.compile(f"^{title}"))
        return self.page.locator(".inspector .field", has=label)

    def choose_drawing(self, title, choice):
        """A field whose choices are drawn: opens its sheet and presses one."""
        self.field(title).locator(".pictogram-button").click()
        self.page.get_by_role("listbox", name=title).get_by_role("option", name=choice, exact=True).click()

    def choose(self, title, choice):
        """A field whose choices are listed."""
        self.field(title).get_by_label(title).select_option(label=choice)

    def type(self, title, text):
        field = self.field(title).locator("input").last
        field.click()
        field.fill(text)
        field.press("Enter")

    def toasts(self):
        return self.page.locator(".toast").all_text_contents()
