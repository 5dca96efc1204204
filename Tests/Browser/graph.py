"""Films laid out card by card, as the API takes them."""


class Graph:
    """Cards by their names, with ids that tell their order."""

    def __init__(self):
        self.names = {}

    def card(self, kind, name, x, y):
        self.names[name] = f"0000000000{len(self.names) + 100}"
        return {"op": "add_node", "node": {
            "id": self.names[name], "kind": kind, "kindVersion": 1, "title": name, "parent": None, "x": 8 * x, "y": 8 * y,
            "fields": {}, "bypassed": False, "muted": False, "locked": False}}

    def wire(self, number, source, output, target, into, order="80"):
        return {"op": "connect", "wire": {
            "id": f"0000000000{number}", "source": {"node": self.names[source], "port": output},
            "target": {"node": self.names[target], "port": into}, "order": order, "fields": {}}}
