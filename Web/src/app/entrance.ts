/** What whoever goes straight into a film does not see: a file of its own. */
export { ProjectsPage } from "../projects/ProjectsPage";
export { FirstStart } from "./FirstStart";
export { SignIn } from "./SignIn";
