/** What comes when it is first wanted, all of it in one file: each part by itself would cut the rest into more pieces. */
export { Takes } from "./dock/Takes";
export { QueuePage } from "./queue/QueuePage";
export { RunSheet } from "./studio/RunSheet";
