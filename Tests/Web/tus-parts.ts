/** What the tests of uploads need, in one bundle, so that its classes are the same. */
export * from "../../Web/src/api/transport";
export * from "../../Web/src/api/tus";
