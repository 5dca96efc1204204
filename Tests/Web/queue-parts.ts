/** What the tests of the queue's page need, in one bundle, so that its stores are the same. */
export * from "../../Web/src/queue/history";
export * from "../../Web/src/queue/marks";
export * from "../../Web/src/queue/ordering";
export * from "../../Web/src/ui/visible";
export * from "../../Web/src/queue/watch";
export * from "../../Web/src/queue/windows";
export * from "../../Web/src/queue/words";
export { Listeners } from "../../Web/src/ui/store";
