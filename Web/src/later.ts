/** What comes when it is first wanted, all of it in one file: each part by itself would cut the rest into more pieces. */
export { CommandPalette } from "./app/palette/CommandPalette";
export { KeySheet } from "./app/KeySheet";
export { AssetsTab } from "./assets/AssetsTab";
export { Library } from "./assets/Library";
export { AssetReference } from "./assets/AssetReference";
export { BenchPage } from "./bench/BenchPage";
export { LiveLayer } from "./canvas/draw/live";
export { Queue } from "./dock/Queue";
export { Editing } from "./editing/Editing";
export { OutlineCommands } from "./outline/OutlineCommands";
export { OutlineTab } from "./outline/OutlineTab";
export { PictogramControl } from "./inspector/controls/PictogramControl";
export { Takes } from "./dock/Takes";
export { QueuePage } from "./queue/QueuePage";
export { templates } from "./projects/templates";
export { RunSheet } from "./studio/RunSheet";
export { Variations } from "./variations/Variations";
