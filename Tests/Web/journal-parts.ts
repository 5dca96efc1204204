/** What the tests of a journal need, in one bundle. */
export { ProjectJournal } from "../../Web/src/journal/journal";
export { claimPlace, claimTab } from "../../Web/src/journal/claim";
export { Store } from "../../Web/src/ui/store";
