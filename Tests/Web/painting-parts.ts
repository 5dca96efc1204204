/** What the tests of the painting need, in one bundle. */
export { carriedTo } from "../../Web/src/canvas/draw/carriedCards";
export { fitOf, placeAround } from "../../Web/src/canvas/draw/coverage";
export { difference } from "../../Web/src/canvas/draw/front";
export { Held } from "../../Web/src/canvas/draw/held";
export { PictureShelf } from "../../Web/src/canvas/draw/pictureShelf";
export * as view from "../../Web/src/wasm/view";
