import type { ReactElement } from "react";
import { useStates, useStudio } from "../studio/studio";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { useStore } from "../ui/store";

/** What is wrong with a node, and the way out. */
export function Problems({ node }: { node: string }): ReactElement | null {
    const { runs } = useStudio();
    const state = useStates().states.nodes.get(node);
    const quoting = useStore(runs.quoting);
    const diagnostics = quoting.is === "quoted"
        ? quoting.quote.diagnostics.filter((diagnostic) => diagnostic.node === node)
        : [];
    const hasFailed = state?.state === "failed";
    if (!hasFailed && diagnostics.length === 0) return null;
    return (
        <div className="problems">
            {hasFailed && (
                <div className="problem-box" data-severity="error">
                    <Icon name="alert" />
                    <p>{state.message ?? "Rendering failed."}</p>
                    {state.run && (
                        <Button kind="quiet" icon="reset" onClick={() => void runs.retry(state.run ?? "")}>Retry</Button>
                    )}
                </div>
            )}
            {diagnostics.map((diagnostic) => (
                <div className="problem-box" data-severity={diagnostic.severity} key={diagnostic.message}>
                    <Icon name="alert" />
                    <p>{diagnostic.message}</p>
                </div>
            ))}
        </div>
    );
}
