/** What the outline's tests need, in one bundle, so that its classes are the same. */
export { meetings } from "../../Web/src/outline/connecting";
export { OutlineDesk } from "../../Web/src/outline/desk";
export { nextStep } from "../../Web/src/outline/nextStep";
export { between, rowsOf } from "../../Web/src/outline/rows";
export { structureOf } from "../../Web/src/outline/structure";
export { TypeAhead } from "../../Web/src/outline/typeAhead";
export { rowWords, standingOf } from "../../Web/src/outline/words";
