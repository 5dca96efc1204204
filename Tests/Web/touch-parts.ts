/** What the tests of touch need, in one bundle, so that its classes are the same. */
export * from "./canvas-parts";
export { Fingers } from "../../Web/src/touch/fingers";
export { handleAt } from "../../Web/src/touch/handles";
export { heightBeside, restingHeight } from "../../Web/src/touch/sheetHeights";
export { TouchDesk } from "../../Web/src/touch/touchDesk";
