"""What axe-core says of a page, at the levels of WCAG 2.2 AA."""
from axe_playwright_python.sync_playwright import Axe

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# No level asks for these, and whoever hears the page needs them: one main part, parts that are told apart, a first heading.
LANDMARKS = ["landmark-one-main", "landmark-unique", "landmark-no-duplicate-banner", "landmark-no-duplicate-main",
             "landmark-main-is-top-level", "page-has-heading-one", "empty-heading", "tabindex", "focus-order-semantics"]


class Accessible:
    """Looks at pages, and remembers of every state what is wrong with it."""

    def __init__(self):
        self.axe = Axe()
        self.wrong = []
        self.looked = 0

    def look(self, page, name):
        page.evaluate("document.fonts.ready.then(() => true)")
        self.settle(page)
        self.looked += 1
        for run in ({"type": "tag", "values": LEVELS}, {"type": "rule", "values": LANDMARKS}):
            found = self.axe.run(page, options={"runOnly": run, "resultTypes": ["violations"]}).response
            assert found["passes"] or found["inapplicable"], "axe has judged nothing"
            for rule in found["violations"]:
                for node in rule["nodes"]:
                    words = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
                    self.wrong.append(f"{name}: {rule['id']}: {node['target']}\n    {node['html'][:160]}\n    {'; '.join(words)[:300]}")

    def settle(self, page):
        """What fades or slides in has another contrast on its way."""
        page.evaluate("""() => Promise.race([
            Promise.all(document.getAnimations().filter(each => each.effect.getComputedTiming().iterations !== Infinity)
                .map(each => each.finished.catch(() => undefined))),
            new Promise(done => setTimeout(done, 2000)),
        ]).then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))""")

    def judge(self, least):
        assert self.looked >= least, f"only {self.looked} states were looked at"
        assert not self.wrong, f"{len(self.wrong)} things are wrong:\n" + "\n".join(self.wrong)


def look(page, name):
    """Judges one state of a page at once."""
    accessible = Accessible()
    accessible.look(page, name)
    accessible.judge(1)
