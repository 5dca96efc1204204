/** What the tests of problems and of the search need, in one bundle. */
export { problemsOf, countWords } from "../../Web/src/problems/checks";
export { ProblemFinder } from "../../Web/src/problems/finder";
export { nextOf } from "../../Web/src/problems/stepping";
export { matches } from "../../Web/src/find/matching";
export { readQuery } from "../../Web/src/find/query";
export { entered, surrounded } from "../../Web/src/notes/typing";
export { noteLayout } from "../../Web/src/notes/noteLayout";
export { luminance } from "../../Web/src/notes/ink";
