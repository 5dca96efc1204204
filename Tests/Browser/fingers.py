"""Real touch events, through the browser's own protocol; and what fingers need of a page."""

TABLETS = {"landscape": (1024, 768), "portrait": (768, 1024), "large": (1366, 1024)}
PHONES = {"tall": (390, 844), "small": (360, 640)}

# Everything that can be pressed and is seen, with less room than a finger needs; links within a text are excepted.
TOO_SMALL = """least => [...document.querySelectorAll(
    'button, a[href], input, select, textarea, summary, [role=button], [role=tab], [role=menuitem], [role=option], [role=slider], [role=treeitem], [tabindex="0"]')]
    .filter(element => {
        if (!element.checkVisibility({ visibilityProperty: true })) return false;
        if (element.matches('a[href]') && element.closest('p') && getComputedStyle(element).display === 'inline') return false;
        // A small sign within a label is pressed by the label.
        const label = element.matches('input') ? element.closest('label') : null;
        const own = element.getBoundingClientRect(), box = label ? label.getBoundingClientRect() : own;
        if (own.width <= 1 && !label) return false;
        return box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5);
    }).map(element => {
        const box = element.getBoundingClientRect();
        return `${Math.round(box.width)}x${Math.round(box.height)} ${element.outerHTML.slice(0, 140)}`;
    })"""


class Fingers:
    """Fingers on a page."""

    def __init__(self, page):
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.down = {}

    def _tell(self, kind, points=None):
        points = self.down if points is None else points
        self.session.send("Input.dispatchTouchEvent", {
            "type": kind, "touchPoints": [{"x": x, "y": y, "id": number} for number, (x, y) in points.items()]})

    def press(self, x, y, number=0):
        self.down[number] = (x, y)
        self._tell("touchStart")

    def move(self, x, y, number=0, steps=6):
        x0, y0 = self.down[number]
        for step in range(1, steps + 1):
            self.down[number] = (x0 + (x - x0) * step / steps, y0 + (y - y0) * step / steps)
            self._tell("touchMove")

    def lift(self, number=0):
        lifted = {number: self.down.pop(number)}
        # Only some are named when others stay.
        self._tell("touchEnd", lifted if self.down else {})

    def cancel(self):
        self.down.clear()
        self._tell("touchCancel")

    def frame(self):
        self.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def tap(self, x, y):
        self.press(x, y)
        self.lift()
        self.frame()

    def tap_on(self, locator):
        box = locator.bounding_box()
        self.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def hold(self, x, y):
        """Rests until a menu would have opened, and lets go."""
        self.press(x, y)
        self.page.wait_for_timeout(600)
        self.lift()
        self.frame()

    def drag(self, start, end, steps=8, rests=True):
        """Drags from one point to another; without a rest at its end it is a throw."""
        self.press(*start)
        self.move(*end, steps=steps)
        if rests:
            self.page.wait_for_timeout(120)
        self.lift()
        self.frame()

    def pinch(self, middle, before, after, by=(0, 0), steps=10):
        """Two fingers beside a point, so many pixels apart before and after, which both move."""
        (x, y), (dx, dy) = middle, by
        self.press(x - before / 2, y, 0)
        self.press(x + before / 2, y, 1)
        for step in range(1, steps + 1):
            part = step / steps
            apart = before + (after - before) * part
            self.down = {0: (x - apart / 2 + dx * part, y + dy * part), 1: (x + apart / 2 + dx * part, y + dy * part)}
            self._tell("touchMove")
        self.frame()


def too_small(page, least=44):
    return page.evaluate(TOO_SMALL, least)


def overflows(page):
    """By how much the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")
