/** What the tests of the inspector need, in one bundle. */
export { hexOf, hsvOf, readHex } from "../../Web/src/film/colours";
export { easeShare, easings } from "../../Web/src/film/ease";
export { depthOfField, metres, nextPrime } from "../../Web/src/film/optics";
export { readEntry, rangeWords } from "../../Web/src/inspector/numbers/entry";
export { decimalText, drawn, exactOf, nearest } from "../../Web/src/inspector/numbers/exact";
export { numberModel } from "../../Web/src/inspector/numbers/model";
export { scaleFor } from "../../Web/src/inspector/numbers/scale";
export { cameraBy, cameraTo, personBy, personTo, wedgeTo } from "../../Web/src/inspector/plan/edits";
export { solve } from "../../Web/src/inspector/plan/solve";
export { planWords } from "../../Web/src/inspector/plan/words";
export { stagePlans } from "../../Web/src/film/stage";
export { numbered, readingOrder } from "../../Web/src/inspector/titles";
