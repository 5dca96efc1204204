/** What the tests of notes need, in one bundle. */
export { readMarkdown } from "../../Web/src/markdown/blocks";
export { readInline } from "../../Web/src/markdown/inline";
export { ticked } from "../../Web/src/markdown/ticking";
