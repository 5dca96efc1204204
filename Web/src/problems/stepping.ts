import type { Problem } from "./problem";

/** The next card with a problem, from the selected one on, and around. */
export function nextOf(problems: readonly Problem[], selected: readonly string[], by: 1 | -1): Problem | undefined {
    const nodes = [...new Set(problems.map(({ node }) => node))];
    const at = nodes.findIndex((node) => selected.includes(node));
    const next = at < 0 ? (by > 0 ? 0 : nodes.length - 1) : (at + by + nodes.length) % nodes.length;
    return problems.find(({ node }) => node === nodes[next]);
}
