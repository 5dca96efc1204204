/** What comes when it is first wanted, all of it in one file: each part by itself would cut the rest into more pieces. */
export { KeySheet } from "./app/KeySheet";
export { AssetsTab } from "./assets/AssetsTab";
export { Library } from "./assets/Library";
export { AssetReference } from "./assets/AssetReference";
export { Queue } from "./dock/Queue";
export { PictogramControl } from "./inspector/controls/PictogramControl";
export { Takes } from "./dock/Takes";
export { QueuePage } from "./queue/QueuePage";
export { RunSheet } from "./studio/RunSheet";
export { Variations } from "./variations/Variations";
