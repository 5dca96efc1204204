"""A kind of card more than the studio knows, for what needs cards that take and give the same: the page is told of it, and
the studio keeps what it does not know."""


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out) + bytes([number])


def text(words):
    return varint(len(words.encode())) + words.encode()


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def varint(self):
        number = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            number |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return number

    def text(self):
        count = self.varint()
        self.at += count


def port(key, title, direction):
    return text(key) + text(title) + bytes([direction]) + text("video") + bytes([0, 0, 0]) + varint(0)


def with_grade(catalogue):
    """The encoded catalogue of Docs/codec.md with a kind "Grade" that takes a picture and gives one."""
    reader = Reader(catalogue)
    reader.at = 2
    for _ in range(2):
        for _ in range(reader.varint()):
            reader.text()
            reader.text()
    start = reader.at
    count = reader.varint()
    grade = (text("grade") + text("Grade") + text("Picture") + varint(1) + text("Takes a picture and gives one.") + b"\0\0"
             + varint(2) + port("video", "Picture", 0) + port("graded", "Graded", 1) + varint(0))
    return catalogue[:start] + varint(count + 1) + catalogue[reader.at:] + grade


def tell_of_grades(page, studio):
    """From now on the page hears of grades."""
    catalogue = page.context.request.get(f"{studio.address}/api/v1/catalogue/encoded")
    body, headers = with_grade(catalogue.body()), {"content-type": catalogue.headers["content-type"]}
    page.route("**/api/v1/catalogue/encoded", lambda route: route.fulfill(body=body, headers=headers))
