export * from "../../Web/src/groups/grouping";
export * from "../../Web/src/groups/holders";
export * from "../../Web/src/groups/promoted";
export * from "../../Web/src/groups/route";
export { layOut } from "../../Web/src/editing/layOut";
export { put, targetUnder } from "../../Web/src/assets/placing";
