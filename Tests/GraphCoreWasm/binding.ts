// Everything of the page's binding, in one bundle for the tests.
export * from "../../Web/src/wasm/core";
export * from "../../Web/src/wasm/codec";
export * from "../../Web/src/wasm/view";
export { mintChangeId } from "../../Web/src/wasm/ids";
