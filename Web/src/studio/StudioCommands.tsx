import { useStudioCommands } from "./useStudioCommands";

/** The keys of the studio, for as long as a film is open. */
export function StudioCommands({ hasCanvas }: { hasCanvas: boolean }): null {
    useStudioCommands(hasCanvas);
    return null;
}
