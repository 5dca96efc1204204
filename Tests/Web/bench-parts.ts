/** What the bench's tests need, in one bundle. */
export { countOf } from "../../Web/src/bench/count";
export { encodedFilm } from "../../Web/src/bench/film";
export { layout } from "../../Web/src/bench/layout";
export { statesOf } from "../../Web/src/bench/shownTakes";
export { decodeDocument } from "../../Web/src/wasm/codec";
