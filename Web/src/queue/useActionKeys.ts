import { useCommands } from "../app/commands";
import type { Action } from "./actions";

/** The keys of the actions of a list, for as long as it is shown. */
export function useActionKeys(group: string, actions: readonly (readonly Action[])[], isEnabled: () => boolean): void {
    useCommands(actions.flat().map((action) => ({ ...action, group, isEnabled })));
}
