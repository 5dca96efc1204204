/** What the tests of variations load, as one module: what is shared between its parts is one. */
export * from "../../Web/src/variations/fields";
export * from "../../Web/src/variations/matrix";
export * from "../../Web/src/variations/memory";
export * from "../../Web/src/variations/playing";
export * from "../../Web/src/variations/setup";
export * from "../../Web/src/variations/sheet";
export * from "../../Web/src/variations/sheetKeys";
export * from "../../Web/src/variations/typed";
export * from "../../Web/src/variations/using";
export * from "../../Web/src/variations/words";
export * from "../../Web/src/variations/zoom";
