/** What the tests of the library need, in one bundle, so that its stores are the same. */
export * from "../../Web/src/assets/cache";
export * from "../../Web/src/assets/choice";
export * from "../../Web/src/assets/drops";
export * from "../../Web/src/assets/facts";
export * from "../../Web/src/assets/files";
export * from "../../Web/src/assets/kinds";
export * from "../../Web/src/assets/listing";
export * from "../../Web/src/assets/references";
export { everything, folderQuery, isNarrowed, isOpen, opened, queryOf, withKind } from "../../Web/src/assets/query";
export * from "../../Web/src/assets/uploads";
export { queryText } from "../../Web/src/api/assets";
export * from "../../Web/src/assets/guesses";
