/** What the tests of an open project need, in one bundle, so that its classes are the same. */
export { ProjectSession } from "../../Web/src/live/project";
export { Refusal } from "../../Web/src/wasm/core";
