import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const css = readFileSync(new URL("../../Web/src/styles/tokens.css", import.meta.url), "utf8");

/** The tokens of a block, by name. */
function tokens(selector) {
    const start = css.indexOf(`${selector} {`);
    assert.ok(start >= 0, selector);
    const block = css.slice(start, css.indexOf("\n}", start));
    return Object.fromEntries([...block.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

const dark = tokens(":root");
const themes = { dark, light: { ...dark, ...tokens(':root[data-theme="light"]') } };

function luminance(hex) {
    const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

function contrast(one, other) {
    const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
}

/** A colour with some of it seen through, on another. */
function over(rgb, ground) {
    const [, red, green, blue, share] = /rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)/.exec(rgb);
    return "#" + [red, green, blue].map((part, at) => {
        const below = parseInt(ground.slice(1 + 2 * at, 3 + 2 * at), 16);
        return Math.round(part * share + below * (1 - share)).toString(16).padStart(2, "0");
    }).join("");
}

const floors = ["background-0", "background-1", "background-2", "background-3"];
const texts = ["text", "text-2", "text-3", "accent", "success", "danger", "info"];

for (const [name, theme] of Object.entries(themes)) {
    test(`${name}: every text is told from every floor by 4.5 to 1`, () => {
        const low = texts.flatMap((text) => floors.map((floor) => [text, floor, contrast(theme[text], theme[floor])]))
            .filter(([, , ratio]) => ratio < 4.5);
        assert.deepEqual(low, []);
        for (const quiet of ["accent-quiet", "danger-quiet"]) {
            for (const floor of floors) assert.ok(contrast(theme.text, over(theme[quiet], theme[floor])) >= 4.5, `${quiet} on ${floor}`);
        }
        assert.ok(contrast(theme["accent-ink"], theme.accent) >= 4.5);
        assert.ok(contrast(theme["accent-ink"], theme["accent-bright"]) >= 4.5);
        assert.ok(contrast(theme["mat-text"], theme.mat) >= 4.5);
    });

    test(`${name}: words on a veil are told from it whatever the picture below`, () => {
        for (const picture of ["#000000", "#808080", "#ffffff"]) {
            assert.ok(contrast(theme.text, over(theme.veil, picture)) >= 4.5, picture);
        }
    });

    test(`${name}: what can be typed into, ports and the focus are told from where they are by 3 to 1`, () => {
        const ports = Object.keys(theme).filter((token) => token.startsWith("port-"));
        assert.equal(ports.length, 12);
        for (const token of ["field-edge", "accent", ...ports]) {
            const all = token === "field-edge" ? floors : floors.slice(0, 3);
            for (const floor of all) assert.ok(contrast(theme[token], theme[floor]) >= 3, `${token} on ${floor}: ${contrast(theme[token], theme[floor])}`);
        }
    });
}

test("the light theme says another of every colour that depends on the light, and of nothing else", () => {
    const light = tokens(':root[data-theme="light"]');
    const colours = Object.entries(dark).filter(([name, value]) => /^(#|rgb)|rgb\(/.test(value) && !name.startsWith("mat")).map(([name]) => name);
    assert.deepEqual(Object.keys(light).sort(), colours.sort());
});

test("pictures lie on the same mat in any light", () => {
    assert.equal(themes.light.mat, themes.dark.mat);
    assert.equal(tokens(":root:not([data-theme])")["background-0"], themes.light["background-0"]);
});
